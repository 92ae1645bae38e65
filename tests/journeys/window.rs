//! The real window, driven through WebKit's own WebDriver.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::json;
use yanxiu_tests::{programs, root};

use crate::desktop::close_windows;

/// No step of a person takes longer than this; waiting ends as soon as what is waited for is there.
const PATIENCE: Duration = Duration::from_secs(40);

/// The driver's process; it goes with whoever holds it, so that a journey that fails leaves no window for the next.
struct Driver(Child);

impl Driver {
    fn stop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.stop();
    }
}

/// One window on a folder of its own.
pub(crate) struct Window {
    client: Client,
    driver: std::cell::RefCell<Driver>,
    pub(crate) folder: tempfile::TempDir,
}

impl Window {
    /// Opens the window at a size, on an empty folder.
    pub(crate) async fn open(width: u32, height: u32) -> Self {
        let binary = programs().join("yanxiu");
        Self::start(json!({"webkitgtk:browserOptions": {"binary": binary, "args": []}}), width, height).await
    }

    /// Opens a file in the browser that comes with WebKit, as anybody may who was given it.
    pub(crate) async fn browse(file: &Path, width: u32, height: u32) -> Self {
        let browser = Self::start(json!({}), width, height).await;
        browser.client.goto(&format!("file://{}", file.display())).await.unwrap();
        browser
    }

    /// A window of what the capabilities name.
    async fn start(capabilities: serde_json::Value, width: u32, height: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("pick")).unwrap();
        // A free port of the system's choice; it is free again when the listener goes.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("YANXIU_JOURNEY", folder.path())
            .env("YANXIU_DATA", folder.path().join("data"))
            .spawn()
            .map(Driver)
            .expect("WebKitWebDriver is installed by the set-up step");
        let address = format!("http://127.0.0.1:{port}");
        let start = Instant::now();
        let client = loop {
            let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
            builder.capabilities(capabilities.as_object().cloned().unwrap_or_default());
            match tokio::time::timeout(PATIENCE, builder.connect(&address)).await.expect("the driver answers") {
                Ok(client) => break client,
                Err(error) => assert!(start.elapsed() < PATIENCE, "no session: {error}"),
            }
            tokio::task::yield_now().await;
        };
        client.set_window_size(width, height).await.unwrap();
        Self { client, driver: std::cell::RefCell::new(driver), folder }
    }

    async fn find(&self, css: &str) -> Element {
        self.look_for(Locator::Css(css)).await
    }

    /// What a locator finds, once it is there.
    async fn look_for(&self, locator: Locator<'_>) -> Element {
        let start = Instant::now();
        loop {
            match self.client.wait().at_most(PATIENCE).for_element(locator).await {
                Ok(element) => return element,
                Err(error) if start.elapsed() > PATIENCE => {
                    self.fail(&format!("{locator:?}: {error:?}")).await;
                }
                // What was found went away as the page drew itself anew.
                Err(_) => tokio::task::yield_now().await,
            }
        }
    }

    async fn named(&self, testid: &str) -> Element {
        self.find(&format!("[data-testid=\"{testid}\"]")).await
    }

    /// Waits until something is there.
    pub(crate) async fn wait(&self, testid: &str) {
        self.named(testid).await;
    }

    /// Waits until a selector finds something.
    pub(crate) async fn wait_for(&self, css: &str) {
        self.find(css).await;
    }

    /// Clicks something once it is there and can be clicked.
    pub(crate) async fn click(&self, testid: &str) {
        self.press(&format!("[data-testid=\"{testid}\"]")).await;
    }

    /// Turns to a stage's page. Where the rail moved away under the hand, it is pressed again, as a person would.
    pub(crate) async fn turn_to(&self, stage: &str) {
        let button = format!("[data-testid=\"stage-{stage}\"]");
        let here = "const done = arguments[1]; requestAnimationFrame(() => requestAnimationFrame(() => \
            done(document.querySelector(arguments[0] + '.here') !== null)));";
        let start = Instant::now();
        loop {
            self.press(&button).await;
            if self.client.execute_async(here, vec![button.as_str().into()]).await.is_ok_and(|turned| turned == true) {
                return;
            }
            if start.elapsed() > PATIENCE {
                self.fail(&format!("{button} doesn't turn the page")).await;
            }
        }
    }

    /// Clicks what a selector finds once it can be clicked, and returns it.
    async fn press(&self, css: &str) -> Element {
        self.press_at(Locator::Css(css)).await
    }

    async fn press_at(&self, locator: Locator<'_>) -> Element {
        let start = Instant::now();
        loop {
            let element = self.look_for(locator).await;
            let ready = self.stands_open(&element).await && element.is_enabled().await.unwrap_or(false);
            let clicked = if ready {
                element.click().await.map_err(|e| e.to_string())
            } else {
                Err("disabled, covered or moving".to_owned())
            };
            match clicked {
                Ok(()) => return element,
                Err(reason) if start.elapsed() > PATIENCE => {
                    self.fail(&format!("{locator:?}: {reason}")).await;
                }
                // The page may just be drawing itself anew.
                Err(_) => tokio::task::yield_now().await,
            }
        }
    }

    /// Whether something stands still in the open, where a click reaches it and not what lies over it.
    async fn stands_open(&self, element: &Element) -> bool {
        // A person scrolls until it isn't under the rail that stays on top, and waits until the page has come to rest.
        let script = "const [target, done] = arguments;
            target.scrollIntoView({ block: 'center' });
            const at = () => { const b = target.getBoundingClientRect(); return [b.x, b.y, b.width, b.height].join(); };
            const first = at();
            requestAnimationFrame(() => requestAnimationFrame(() => {
              const box = target.getClientRects()[0] ?? new DOMRect();
              const under = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              done(target.isConnected && first === at() && (target.contains(under) || under?.contains(target)));
            }));";
        let target = serde_json::to_value(element).unwrap();
        self.client.execute_async(script, vec![target]).await.is_ok_and(|stands| stands == true)
    }

    /// Clicks the element of a role that bears a text.
    pub(crate) async fn click_text(&self, text: &str, role: &str) {
        self.press_at(Locator::XPath(&format!("//*[@role='{role}'][normalize-space()='{text}']"))).await;
    }

    /// Clicks whatever bears exactly this text.
    pub(crate) async fn click_by_text(&self, text: &str) {
        self.press_at(Locator::XPath(&format!("//*[normalize-space(text())='{text}']"))).await;
    }

    /// Opens a list of choices and takes one.
    pub(crate) async fn choose(&self, testid: &str, label: &str) {
        self.click(testid).await;
        self.keys_into_open_list(label).await;
    }

    /// Types what is sought into the list that is open, and takes the first that is found.
    async fn keys_into_open_list(&self, label: &str) {
        let input = self.client.active_element().await.unwrap();
        input.send_keys(&format!("{label}\u{e007}")).await.unwrap();
    }

    /// Says yes to a question.
    pub(crate) async fn confirm(&self) {
        self.press(".ant-modal-confirm-btns .ant-btn-primary").await;
    }

    /// Ticks a box and waits until the office has it.
    pub(crate) async fn tick(&self, testid: &str) {
        self.click(testid).await;
        self.find(&format!("[data-testid=\"{testid}\"]:checked, [data-testid=\"{testid}\"] :checked")).await;
    }

    pub(crate) async fn type_into(&self, testid: &str, text: &str) {
        self.named(testid).await.send_keys(text).await.unwrap();
    }

    /// Types a day into its box, whatever stood there, and leaves it.
    pub(crate) async fn date(&self, testid: &str, day: &str) {
        let field = self.press(&format!("[data-testid=\"{testid}\"]")).await;
        // End, then back over the longest day there is.
        let back = "\u{e003}".repeat("2021年10月25日".chars().count());
        field.send_keys(&format!("\u{e010}{back}{day}\t")).await.unwrap();
    }

    /// Presses keys on something.
    pub(crate) async fn keys(&self, testid: &str, keys: &str) {
        self.named(testid).await.send_keys(keys).await.unwrap();
    }

    /// Presses keys one after another wherever the page has its attention, as a quick hand does: ten a second.
    pub(crate) async fn keys_by_hand(&self, keys: impl Iterator<Item = char>) {
        let pause = Duration::from_millis(80);
        let hand = keys.fold(KeyActions::new("hand".into()), |hand, value| {
            hand.then(KeyAction::Down { value })
                .then(KeyAction::Pause { duration: Duration::from_millis(20) })
                .then(KeyAction::Up { value })
                .then(KeyAction::Pause { duration: pause })
        });
        self.client.perform_actions(hand).await.unwrap();
    }

    /// Presses keys wherever the page has its attention.
    pub(crate) async fn press_keys(&self, keys: &str) {
        let here = self.client.active_element().await.unwrap();
        here.send_keys(keys).await.unwrap();
    }

    /// Clicks what bears a title.
    pub(crate) async fn click_titled(&self, title: &str) {
        self.press(&format!("[title=\"{title}\"]")).await;
    }

    /// Seeks a choice in a list to choose from, and takes the first found.
    pub(crate) async fn choose_sought(&self, testid: &str, text: &str) {
        self.click(testid).await;
        let field = self.find(&format!("[data-testid=\"{testid}\"] input")).await;
        field.send_keys(text).await.unwrap();
        self.press(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").await;
    }

    /// Types into a cell of a grid and leaves it.
    pub(crate) async fn cell(&self, grid: &str, row: usize, column: usize, text: &str) {
        let cell = self.press(&format!("[data-testid=\"{grid}\"] [data-cell=\"{row}:{column}\"]")).await;
        cell.send_keys(&format!("{text}\t")).await.unwrap();
    }

    /// Takes hold of what a selector finds, in its middle, and drags it so many pixels to the right and down.
    pub(crate) async fn drag(&self, css: &str, right: i32, down: i32) {
        let element = self.find(css).await;
        let part = |by: f64| PointerAction::MoveBy {
            duration: None,
            x: (f64::from(right) * by).round(),
            y: (f64::from(down) * by).round(),
        };
        let hand = MouseActions::new("hand".to_owned())
            .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(part(0.5))
            .then(part(0.5))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(hand).await.unwrap();
    }

    /// Puts a text in place of what stood in what a selector finds, and leaves it.
    pub(crate) async fn retype(&self, css: &str, text: &str) {
        let field = self.press(css).await;
        // Back over the longest text these fields hold.
        let back = "\u{e003}".repeat(12);
        field.send_keys(&format!("\u{e010}{back}{text}\t")).await.unwrap();
    }

    /// Clicks what a selector finds.
    pub(crate) async fn click_css(&self, css: &str) {
        self.press(css).await;
    }

    /// Runs a script in the page, and says what it returns.
    pub(crate) async fn ask(&self, script: &str) -> serde_json::Value {
        self.client.execute_async(script, Vec::new()).await.unwrap()
    }

    /// Pastes a text into what a selector finds, as from a spreadsheet.
    pub(crate) async fn paste(&self, css: &str, text: &str) {
        let target = self.press(css).await;
        let script = "const data = new DataTransfer(); data.setData('text/plain', arguments[1]);
            const paste = new Event('paste', { bubbles: true, cancelable: true });
            Object.defineProperty(paste, 'clipboardData', { value: data });
            arguments[0].dispatchEvent(paste);";
        self.client.execute(script, vec![serde_json::to_value(&target).unwrap(), text.into()]).await.unwrap();
    }

    /// Chooses from a list that drops down.
    pub(crate) async fn choose_listed(&self, testid: &str, label: &str) {
        self.click(testid).await;
        self.press(&format!(".ant-select-item-option[title=\"{label}\"]")).await;
    }

    /// Presses a key in a cell of a grid, and stays where that leads.
    pub(crate) async fn press_cell(&self, grid: &str, row: usize, column: usize, key: &str) {
        let cell = self.find(&format!("[data-testid=\"{grid}\"] [data-cell=\"{row}:{column}\"]")).await;
        cell.send_keys(key).await.unwrap();
    }

    /// Chooses the option of a list of choices in a cell of a grid, counted from 0 without “请选择”.
    pub(crate) async fn choose_in_cell(&self, grid: &str, row: usize, column: usize, option: usize) {
        let cell = self.find(&format!("[data-testid=\"{grid}\"] [data-cell=\"{row}:{column}\"]")).await;
        cell.select_by(Locator::Css(&format!("option:not([value=\"\"]):nth-of-type({})", option + 2))).await.unwrap();
    }

    pub(crate) async fn text(&self, testid: &str) -> String {
        self.named(testid).await.prop("textContent").await.unwrap().unwrap_or_default()
    }

    /// The text once it is as expected.
    pub(crate) async fn text_when(&self, testid: &str, expected: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let text = self.named(testid).await.prop("textContent").await.ok().flatten().unwrap_or_default();
            if expected(&text) {
                return text;
            }
            if start.elapsed() > PATIENCE {
                self.fail(&format!("{testid} says “{text}”")).await;
            }
            tokio::task::yield_now().await;
        }
    }

    /// Pastes lines of text into a box for text, in place of what stood there.
    pub(crate) async fn paste_text(&self, css: &str, text: &str) {
        let target = self.press(css).await;
        let script = "const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
            set.call(arguments[0], arguments[1]);
            arguments[0].dispatchEvent(new Event('input', { bubbles: true }));";
        self.client.execute(script, vec![serde_json::to_value(&target).unwrap(), text.into()]).await.unwrap();
    }

    /// Waits until what a selector finds says something.
    pub(crate) async fn css_says(&self, css: &str, expected: &str) {
        let start = Instant::now();
        loop {
            let text = self.find(css).await.prop("textContent").await.ok().flatten().unwrap_or_default();
            if text.contains(expected) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{css} says “{text}”");
            tokio::task::yield_now().await;
        }
    }

    /// Ends the session, and the browser with it.
    pub(crate) async fn end(&self) {
        self.client.clone().close().await.unwrap();
        self.driver.borrow_mut().stop();
    }

    /// Waits for a file that the window writes.
    pub(crate) async fn file(&self, name: &str) {
        let path = self.folder.path().join(name);
        let start = Instant::now();
        while !path.is_file() {
            assert!(start.elapsed() < PATIENCE, "{} isn't written", path.display());
            tokio::task::yield_now().await;
        }
    }

    /// Nothing is cut off at the right of the page.
    pub(crate) async fn no_sideways_scroll(&self) {
        let script = "const m = document.querySelector('.main'); return m.scrollWidth - m.clientWidth;";
        let over = self.client.execute(script, Vec::new()).await.unwrap();
        assert_eq!(over, 0, "the page scrolls sideways");
    }

    /// Whether the page can reach a server that listens on this very machine.
    pub(crate) async fn reaches_the_network(&self) -> bool {
        let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        server.set_nonblocking(true).unwrap();
        let address = format!("http://{}/", server.local_addr().unwrap());
        let script =
            "const done = arguments[1]; fetch(arguments[0]).then(() => done('reached'), () => done('refused'));";
        let said = self.client.execute_async(script, vec![address.into()]).await.unwrap();
        said != "refused" || server.accept().is_ok()
    }

    /// Closes the drawer that stands open.
    pub(crate) async fn close_drawer(&self) {
        self.press(".ant-drawer-close").await;
        let gone = "const d = document.querySelector('.ant-drawer-open'); return d === null;";
        let start = Instant::now();
        while self.client.execute(gone, Vec::new()).await.unwrap() != true {
            assert!(start.elapsed() < PATIENCE, "the drawer stays");
            tokio::task::yield_now().await;
        }
    }

    /// Waits until the page says something, wherever.
    pub(crate) async fn body_has(&self, text: &str) {
        let start = Instant::now();
        let script = "return document.body.textContent.includes(arguments[0]);";
        while self.client.execute(script, vec![text.into()]).await.unwrap() != true {
            if start.elapsed() > PATIENCE {
                self.fail(&format!("the page never says “{text}”")).await;
            }
            tokio::task::yield_now().await;
        }
    }

    /// From now on notes how long each key takes to the picture that shows it.
    pub(crate) async fn watch_keys(&self) {
        // The frame after the key is drawn before the message that its callback posts to itself arrives.
        let script = "window.__keys = []; window.addEventListener('keydown', (event) => { \
            if (['Shift', 'Control'].includes(event.key)) return; \
            const pressed = event.timeStamp; \
            requestAnimationFrame(() => { \
              const painted = new MessageChannel(); \
              painted.port1.onmessage = () => window.__keys.push(performance.now() - pressed); \
              painted.port2.postMessage(0); \
            }); \
          }, true);";
        self.client.execute(script, Vec::new()).await.unwrap();
    }

    /// The milliseconds noted since.
    pub(crate) async fn watched_keys(&self) -> Vec<f64> {
        let noted = self.client.execute("return window.__keys;", Vec::new()).await.unwrap();
        noted.as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect()
    }

    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
    }

    pub(crate) async fn reload(&self) {
        self.client.refresh().await.unwrap();
    }

    /// Keeps a picture of the window.
    pub(crate) async fn shot(&self, name: &str) {
        let folder: PathBuf = root().join("target/journeys");
        std::fs::create_dir_all(&folder).unwrap();
        // The picture lags behind the page by a frame or two.
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(1)));";
        let _ = self.client.execute_async(drawn, Vec::new()).await;
        if let Ok(png) = self.client.screenshot().await {
            std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
        }
    }

    /// Ends the journey with what a person would see, for whoever has only the words of this run.
    async fn fail(&self, what: &str) -> ! {
        self.shot("failed").await;
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').slice(0, 1500);";
        let page = self.client.execute(script, Vec::new()).await;
        panic!("{what}\nthe page: {page:?}");
    }

    /// Closes the window as a person does, and waits until it has made its copy.
    pub(crate) async fn close(&self) {
        assert!(close_windows() > 0, "a window stands open");
        // The log goes with the last who has the store open; the sample class has its own.
        let logs = ["data/yanxiu.db-wal", "data/sample/yanxiu.db-wal"].map(|log| self.folder.path().join(log));
        let start = Instant::now();
        while logs.iter().any(|log| log.exists()) {
            if start.elapsed() > PATIENCE {
                self.fail("the window stays open").await;
            }
            tokio::task::yield_now().await;
        }
        self.driver.borrow_mut().stop();
    }
}
