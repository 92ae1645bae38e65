//! Files dragged onto the window from outside, as a file manager does it: the source's side of XDND, version 5.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, MapState, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// How long the window may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
const VERSION: u32 = 5;

/// Files held over the window.
pub(crate) struct Drag {
    desktop: RustConnection,
    source: Window,
    target: Window,
    list: Vec<u8>,
}

impl Drag {
    /// Takes files and holds them over the middle of the window until it has seen them.
    pub(crate) fn over(files: &[PathBuf]) -> Self {
        let (desktop, screen) = x11rb::connect(None).unwrap();
        let root = desktop.setup().roots[screen].root;
        let source = desktop.generate_id().unwrap();
        let plain = CreateWindowAux::new();
        desktop.create_window(0, source, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &plain).unwrap();
        let list: String = files.iter().map(|f| format!("file://{}\r\n", encoded(&f.display().to_string()))).collect();
        let mut drag = Self { desktop, source, target: 0, list: list.into_bytes() };
        drag.target = drag.window_that_takes_files(root);
        drag.desktop.set_selection_owner(source, drag.atom("XdndSelection"), x11rb::CURRENT_TIME).unwrap();
        drag.tell("XdndEnter", [source, VERSION << 24, drag.atom("text/uri-list"), 0, 0]);
        let middle = drag.middle(root);
        // A hand is never quite still.
        for step in 0..4 {
            let at = (middle.0 + step) << 16 | (middle.1 + step);
            drag.tell("XdndPosition", [source, 0, at, x11rb::CURRENT_TIME, drag.atom("XdndActionCopy")]);
            drag.answer_until("XdndStatus");
        }
        drag
    }

    /// Lets go of the files.
    pub(crate) fn drop(self) {
        self.tell("XdndDrop", [self.source, 0, x11rb::CURRENT_TIME, 0, 0]);
        self.answer_until("XdndFinished");
    }

    /// Takes the files away again.
    pub(crate) fn leave(self) {
        self.tell("XdndLeave", [self.source, 0, 0, 0, 0]);
        self.desktop.sync().unwrap();
    }

    fn atom(&self, name: &str) -> Atom {
        self.desktop.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }

    fn window_that_takes_files(&self, root: Window) -> Window {
        let aware = self.atom("XdndAware");
        let all = self.desktop.query_tree(root).unwrap().reply().unwrap().children;
        let takes = |window: &Window| {
            let shown = self.desktop.get_window_attributes(*window).unwrap().reply();
            let known = self.desktop.get_property(false, *window, aware, AtomEnum::ATOM, 0, 1).unwrap().reply();
            shown.is_ok_and(|a| a.map_state == MapState::VIEWABLE) && known.is_ok_and(|p| p.value_len > 0)
        };
        all.into_iter().find(takes).expect("the window takes dropped files")
    }

    fn middle(&self, root: Window) -> (u32, u32) {
        let size = self.desktop.get_geometry(self.target).unwrap().reply().unwrap();
        let corner = self.desktop.translate_coordinates(self.target, root, 0, 0).unwrap().reply().unwrap();
        let at = |corner: i16, size: u16| u32::from(corner.unsigned_abs()) + u32::from(size / 2);
        (at(corner.dst_x, size.width), at(corner.dst_y, size.height))
    }

    fn tell(&self, kind: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, self.target, self.atom(kind), data);
        self.desktop.send_event(false, self.target, EventMask::NO_EVENT, message).unwrap();
        self.desktop.flush().unwrap();
    }

    /// Hands the list of files over whenever the window asks for it, until it says what is waited for.
    fn answer_until(&self, kind: &str) {
        let wanted = self.atom(kind);
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.desktop.poll_for_event().unwrap() {
                Some(Event::ClientMessage(message)) if message.type_ == wanted => return,
                Some(Event::SelectionRequest(request)) => self.hand_over(&request),
                Some(_) => {}
                None => std::thread::yield_now(),
            }
        }
        panic!("the window doesn't answer with {kind}");
    }

    fn hand_over(&self, request: &SelectionRequestEvent) {
        let offered = self.atom("text/uri-list");
        let given = request.target == offered;
        if given {
            self.desktop
                .change_property8(PropMode::REPLACE, request.requestor, request.property, offered, &self.list)
                .unwrap();
        }
        let notice = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: if given { request.property } else { x11rb::NONE },
        };
        self.desktop.send_event(false, request.requestor, EventMask::NO_EVENT, notice).unwrap();
        self.desktop.flush().unwrap();
    }
}

/// A path as it stands in a list of URIs.
fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
