//! Files dragged from a file manager onto the window, by the X drag-and-drop protocol, version 5.

use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, MapState, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

const PATIENCE: Duration = Duration::from_secs(40);
const VERSION: u32 = 5;

/// A drag that goes on: the file manager's side of it.
pub(crate) struct Drag {
    desktop: RustConnection,
    source: Window,
    target: Window,
    uris: String,
}

impl Drag {
    /// Takes up files and holds them over a point of the window (in the screen's pixels) until it is ready to take them.
    pub(crate) fn over(files: &[&Path], x: u32, y: u32) -> Self {
        let (desktop, screen) = x11rb::connect(None).unwrap();
        let root = desktop.setup().roots[screen].root;
        let source = desktop.generate_id().unwrap();
        let (input, plain) = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
        desktop.create_window(0, source, root, 0, 0, 1, 1, 0, input, 0, &plain).unwrap();
        let uris = files.iter().map(|file| format!("file://{}\r\n", escaped(file))).collect();
        let mut drag = Self { desktop, source, target: 0, uris };
        drag.target = drag.aware_window(root);
        let (selection, list) = (drag.atom("XdndSelection"), drag.atom("text/uri-list"));
        drag.desktop.set_selection_owner(source, selection, x11rb::CURRENT_TIME).unwrap();
        drag.send("XdndEnter", [source, VERSION << 24, list, 0, 0]);
        drag.send("XdndPosition", [source, 0, x << 16 | y, x11rb::CURRENT_TIME, drag.atom("XdndActionCopy")]);
        let status = drag.atom("XdndStatus");
        // The window asks what is dragged before it says yes; asked again, it has looked.
        drag.serve_until(|drag, message| {
            let accepted = message.type_ == status && message.data.as_data32()[1] & 1 == 1;
            if message.type_ == status && !accepted {
                drag.send("XdndPosition", [source, 0, x << 16 | y, x11rb::CURRENT_TIME, drag.atom("XdndActionCopy")]);
            }
            accepted
        });
        drag
    }

    /// Lets go, and waits until the window has taken the files.
    pub(crate) fn let_go(self) {
        let finished = self.atom("XdndFinished");
        self.send("XdndDrop", [self.source, 0, x11rb::CURRENT_TIME, 0, 0]);
        self.serve_until(|_, message| message.type_ == finished);
    }

    fn atom(&self, name: &str) -> Atom {
        self.desktop.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }

    /// The uppermost window on the screen that knows the protocol.
    fn aware_window(&self, root: Window) -> Window {
        let aware = self.atom("XdndAware");
        let children = self.desktop.query_tree(root).unwrap().reply().unwrap().children;
        let takes = |window: &Window| {
            let shown = self.desktop.get_window_attributes(*window).unwrap().reply();
            let known = self.desktop.get_property(false, *window, aware, AtomEnum::ANY, 0, 1).unwrap().reply();
            shown.is_ok_and(|a| a.map_state == MapState::VIEWABLE) && known.is_ok_and(|p| p.value_len > 0)
        };
        children.into_iter().rev().find(takes).expect("a window takes what is dragged")
    }

    fn send(&self, kind: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, self.target, self.atom(kind), data);
        self.desktop.send_event(false, self.target, EventMask::NO_EVENT, message).unwrap();
        self.desktop.flush().unwrap();
    }

    /// Answers what the window asks for until a message of its is the one awaited.
    fn serve_until(&self, awaited: impl Fn(&Self, &ClientMessageEvent) -> bool) {
        let start = Instant::now();
        loop {
            assert!(start.elapsed() < PATIENCE, "the window doesn't take what is dragged");
            match self.desktop.poll_for_event().unwrap() {
                Some(Event::ClientMessage(message)) if awaited(self, &message) => return,
                Some(Event::SelectionRequest(asked)) => self.hand_over(&asked),
                Some(_) => {}
                None => std::thread::yield_now(),
            }
        }
    }

    /// Gives the list of files to whom asks for the selection.
    fn hand_over(&self, asked: &SelectionRequestEvent) {
        let known = asked.target == self.atom("text/uri-list");
        if known {
            let (mode, property) = (PropMode::REPLACE, asked.property);
            let text = self.uris.as_bytes();
            self.desktop.change_property8(mode, asked.requestor, property, asked.target, text).unwrap();
        }
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: if known { asked.property } else { x11rb::NONE },
        };
        self.desktop.send_event(false, asked.requestor, EventMask::NO_EVENT, answer).unwrap();
        self.desktop.flush().unwrap();
    }
}

/// A path as a file manager writes it in a URI.
fn escaped(file: &Path) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let text = file.to_str().unwrap();
    text.bytes().map(|b| if plain(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
