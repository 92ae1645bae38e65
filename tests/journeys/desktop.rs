//! What the desktop does around the window: it presses the close button.

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, MapState};

/// Asks every open window to close, as its close button does (ICCCM 4.2.8.1). Returns how many were asked.
pub(crate) fn close_windows() -> usize {
    let (desktop, screen) = x11rb::connect(None).unwrap();
    let root = desktop.setup().roots[screen].root;
    let atom = |name: &str| desktop.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
    let (protocols, delete) = (atom("WM_PROTOCOLS"), atom("WM_DELETE_WINDOW"));
    let mut asked = 0;
    for window in desktop.query_tree(root).unwrap().reply().unwrap().children {
        // A window may go away while it is looked at.
        let Ok(attributes) = desktop.get_window_attributes(window).unwrap().reply() else { continue };
        let known = desktop.get_property(false, window, protocols, AtomEnum::ATOM, 0, 32).unwrap().reply();
        let closes = known.is_ok_and(|p| p.value32().is_some_and(|mut atoms| atoms.any(|a| a == delete)));
        if attributes.map_state == MapState::VIEWABLE && closes {
            let message = ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
            desktop.send_event(false, window, EventMask::NO_EVENT, message).unwrap();
            asked += 1;
        }
    }
    desktop.flush().unwrap();
    asked
}
