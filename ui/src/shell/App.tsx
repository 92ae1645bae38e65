import { SearchOutlined } from "@ant-design/icons";
import { App as AntApp, Button, Spin, Tag } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { officeState, sampleLeave, undo } from "../generated/commands";
import type * as wire from "../generated/wire";
import { asOfficeError, type OfficeError, closeWindow, onClosing, onStoreChanged } from "../host/call";
import { shownAs } from "../host/errors";
import { longDate } from "../shared/format";
import { settleWrites, whatIsUnkept } from "../shared/pending";
import { Problems } from "../shared/Problems";
import { ClassPage } from "./ClassPage";
import { Dropping } from "./Dropping";
import { Home } from "./Home";
import { NewClass } from "./NewClass";
import { PeoplePage, type Place } from "./people/PeoplePage";
import { RegisterPage } from "./register/RegisterPage";
import { type Found, Search } from "./Search";
import { Settings } from "./Settings";
import { Teachers } from "./Teachers";
import { Unlock, Welcome } from "./Welcome";
import { Working } from "./Working";
import { YearPage } from "./year/YearPage";

export type Page = "home" | "new" | "people" | "teachers" | "register" | "year" | "settings";

/** Does a command; shows what was done, or what went wrong and what to do. */
export type Run = <T>(action: () => Promise<T>) => Promise<T | undefined>;

/** Why something was not done: everything that is wrong with it, each with its way out. */
function Refusal({ error }: { error: OfficeError }) {
  const errors = error.problems.filter((p) => p.severity === "error");
  return errors.length > 1 ? <Problems problems={errors} /> : <>{`${error.message}。${error.hint}`}</>;
}

export function App() {
  const { message, modal } = AntApp.useApp();
  const [state, setState] = useState<wire.OfficeState | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [page, setPage] = useState<Page>("home");
  const [classId, setClassId] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const [version, setVersion] = useState(0);
  const asking = useRef<{ destroy(): void } | null>(null);
  const [people, setPeople] = useState<Place>({ at: "list" });
  const [certificate, setCertificate] = useState("");
  const [searching, setSearching] = useState(false);
  const [yearTab, setYearTab] = useState("dates");
  const [project, setProject] = useState<{ project: wire.ProjectRow; year: number } | null>(null);

  const look = useCallback(async () => {
    try {
      setState(await officeState({}));
      setFailed(null);
      setVersion((v) => v + 1);
    } catch (error) {
      const e = asOfficeError(error);
      setFailed(`${e.message}。${e.hint}`);
    }
  }, []);
  // What is being typed in a page outlives a reading that failed.
  useEffect(() => {
    if (failed && state) void message.error({ key: "failed", content: failed, duration: 0 });
    else message.destroy("failed");
  }, [failed, state, message]);
  useEffect(() => {
    void look();
    const off = onStoreChanged(() => void look());
    return () => void off.then((f) => f());
  }, [look]);
  useEffect(() => {
    const off = onClosing(async () => {
      await settleWrites();
      const lost = [...(unsaved ? ["这一页填写的内容"] : []), ...whatIsUnkept()];
      if (lost.length === 0) return true;
      // Pressed again, the question stands already.
      asking.current?.destroy();
      asking.current = modal.confirm({
        title: "有内容还没有保存",
        content: `关闭后${lost.join("、")}会丢失。`,
        okText: "不保存，关闭",
        cancelText: "留在这里",
        onOk: () => closeWindow(),
      });
      return false;
    });
    return () => void off.then((f) => f());
  }, [unsaved, modal]);

  const run: Run = useCallback(
    async (action) => {
      try {
        // What a page is still writing comes first, so that changes keep the order in which they were made.
        await settleWrites().catch(() => undefined);
        const result = await action();
        const done = (result as { done?: string } | undefined)?.done;
        if (done) void message.success(done);
        await look();
        return result;
      } catch (error) {
        const e = asOfficeError(error);
        if (shownAs(e.code) === "modal") modal.error({ title: e.message, content: e.hint, okText: "知道了" });
        else void message.error(<Refusal error={e} />, e.problems.length > 1 ? 12 : 6);
        return undefined;
      }
    },
    [look, message, modal],
  );
  const leave = (go: () => void) => {
    if (!unsaved) return go();
    modal.confirm({
      title: "有内容还没有保存",
      content: "离开后未保存的内容会丢失。",
      okText: "不保存，离开",
      cancelText: "留在这里",
      onOk: () => {
        setUnsaved(false);
        go();
      },
    });
  };
  const takeBack = () => run(() => undo({}));
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const typing = ["INPUT", "TEXTAREA", "SELECT"].includes((event.target as HTMLElement).tagName);
      if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing && state?.undoable) {
        event.preventDefault();
        void takeBack();
      }
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && state?.open) {
        event.preventDefault();
        setSearching(true);
      }
    };
    window.addEventListener("keydown", keys);
    return () => window.removeEventListener("keydown", keys);
  });

  if (failed && !state) return <div className="welcome"><div className="panel" style={{ width: 560 }}><h3>打不开数据</h3><p data-testid="failed">{failed}</p><Button onClick={() => void look()}>重试</Button></div></div>;
  if (!state) return <div className="welcome"><Spin description="正在打开…" /></div>;
  if (!state.exists) return <Welcome state={state} run={run} />;
  if (!state.open) return <Unlock run={run} />;
  const go = (to: Page) => leave(() => { setClassId(null); setProject(null); setPeople({ at: "list" }); setCertificate(""); setYearTab("dates"); setPage(to); });
  const openFound = (found: Found) => leave(() => {
    if (found.kind === "class") return setClassId(found.id);
    setClassId(null);
    if (found.kind === "person") setPeople({ at: "person", id: found.id });
    else setCertificate(found.number);
    setPage(found.kind === "person" ? "people" : "register");
  });
  const item = (to: Page, label: string) => (
    <button type="button" data-testid={`nav-${to}`} className={!classId && page === to ? "here" : ""} onClick={() => go(to)}>{label}</button>
  );
  return (
    <div className="frame">
      <header className="top">
        <div className="mark">研</div>
        <b>{state.institution?.name}</b>
        {state.sample && <><Tag color="gold">示例数据</Tag><Button size="small" onClick={() => leave(() => { setClassId(null); setPage("home"); void run(() => sampleLeave({})); })} data-testid="leave-sample">退出示例</Button></>}
        <span className="grow" />
        <Button size="small" icon={<SearchOutlined />} onClick={() => setSearching(true)} data-testid="open-search">查找　Ctrl+K</Button>
        <span className="quiet">{longDate(state.today)}</span>
        <Button size="small" disabled={!state.undoable} onClick={() => void takeBack()} data-testid="undo" title="Ctrl+Z">
          {state.undoable ? `撤销：${state.undoable}` : "没有可撤销的操作"}
        </Button>
      </header>
      <nav className="nav">
        {item("home", "工作台")}
        {item("new", "新建班次")}
        {item("people", "人员")}
        {item("teachers", "师资")}
        {item("register", "证书")}
        {item("year", "年度")}
        {item("settings", "设置")}
      </nav>
      <main className="main">
        {classId ? (
          <ClassPage key={classId} id={classId} version={version} today={state.today} run={run} refresh={look} leave={leave} dirty={setUnsaved} back={() => leave(() => setClassId(null))} forms={() => leave(() => { setClassId(null); setYearTab("forms"); setPage("year"); })} />
        ) : page === "home" ? (
          <Home version={version} state={state} open={setClassId} create={() => go("new")} />
        ) : page === "new" ? (
          <NewClass key={project?.project.id} state={state} run={run} open={setClassId} from={project} />
        ) : page === "people" ? (
          <PeoplePage version={version} run={run} place={people} go={(to) => leave(() => setPeople(to))} openClass={(id) => leave(() => setClassId(id))} dirty={setUnsaved} />
        ) : page === "teachers" ? (
          <Teachers version={version} run={run} open={setClassId} />
        ) : page === "year" ? (
          <YearPage key={yearTab} tab={yearTab} state={state} version={version} run={run} open={(id) => leave(() => setClassId(id))} dirty={setUnsaved} begin={(p, year) => leave(() => { setProject({ project: p, year }); setPage("new"); })} />
        ) : page === "register" ? (
          <RegisterPage key={certificate} version={version} today={state.today} run={run} find={certificate} />
        ) : (
          <Settings state={state} version={version} run={run} />
        )}
      </main>
      <Search open={searching} close={() => setSearching(false)} go={openFound} />
      <Working />
      <Dropping />
    </div>
  );
}
