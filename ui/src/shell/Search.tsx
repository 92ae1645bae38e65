import { Input, Modal } from "antd";
import type { InputRef } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { search } from "../generated/commands";
import type * as wire from "../generated/wire";
import { certificateStateLabels, foundByLabels } from "../generated/words";
import { fullDate, period } from "../shared/format";

/** What was chosen in the search. */
export type Found = { kind: "person"; id: string } | { kind: "class"; id: string } | { kind: "certificate"; number: string };

interface Line {
  key: string;
  group: string;
  main: React.ReactNode;
  aside: React.ReactNode;
  found: Found;
}

const MOST = 8;

function lines(result: wire.SearchResult): Line[] {
  const people = result.people.map((p): Line => ({
    key: `p${p.id}`,
    group: "人员",
    main: <><b>{p.name}</b>　{p.unit}</>,
    aside: <>{p.id_number}　{p.phone}　{p.classes} 个班{p.found_by !== "name" && `（按${foundByLabels[p.found_by]}查到）`}</>,
    found: { kind: "person", id: p.id },
  }));
  const classes = result.classes.map((c): Line => ({
    key: `c${c.id}`,
    group: "班次",
    main: <b>{c.title}</b>,
    aside: <>{c.opens_on.slice(0, 4)}年{period(c.opens_on, c.closes_on)}　计划编号 {c.plan_number}</>,
    found: { kind: "class", id: c.id },
  }));
  const certificates = result.certificates.map((k): Line => ({
    key: `k${k.number}`,
    group: "证书",
    main: <><b>{k.number}</b>　{k.name}</>,
    aside: <>{k.class_title}　{k.issued_on ? `${fullDate(k.issued_on)}发证` : "往年证书"}　{certificateStateLabels[k.state]}</>,
    found: { kind: "certificate", number: k.number },
  }));
  return [...people, ...classes, ...certificates];
}

interface Props {
  close(): void;
  go(found: Found): void;
}

/** One box for everything: type, arrows, Enter. */
export function Search({ open, ...props }: Props & { open: boolean }) {
  return (
    <Modal open={open} onCancel={props.close} footer={null} closable={false} width={720} style={{ top: 72 }} destroyOnHidden>
      <SearchBox open={open} {...props} />
    </Modal>
  );
}

function SearchBox({ open, close, go }: Props & { open: boolean }) {
  const [text, setText] = useState("");
  const [result, setResult] = useState<{ of: string; found: wire.SearchResult } | null>(null);
  // Enter pressed before the answer to what is typed has come: it opens the first of that answer, none of an earlier one.
  const entered = useRef(false);
  // The answer as it came, for an Enter that arrives before it is drawn.
  const came = useRef<{ of: string; found: wire.SearchResult } | null>(null);
  const [at, setAt] = useState(0);
  const box = useRef<InputRef>(null);
  // At once, not when it has faded in: whoever types right behind Ctrl+K finds every letter here, and only those. After
  // the dialog's own effects, for they note where the attention was before, to give it back on closing.
  useEffect(() => {
    if (!open) return;
    setText("");
    queueMicrotask(() => box.current?.focus());
  }, [open]);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    entered.current = false;
    came.current = null;
    if (!text.trim()) return setResult(null);
    search({ text, limit: MOST, full_ids: false }).then((found) => {
      if (!wanted) return;
      came.current = { of: text, found };
      setResult(came.current);
      setAt(0);
      if (entered.current) choose(lines(found)[0]);
    }, () => wanted && setResult(null));
    return () => {
      wanted = false;
    };
  }, [open, text]);
  const shown = useMemo(() => (result ? lines(result.found) : []), [result]);
  const answered = result?.of === text;
  useEffect(() => {
    list.current?.querySelector(".here")?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const choose = (line: Line | undefined) => {
    if (!line) return;
    close();
    go(line.found);
  };
  const keys = (event: React.KeyboardEvent) => {
    // Enter and arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step) {
      event.preventDefault();
      if (answered) setAt((now) => Math.max(0, Math.min(shown.length - 1, now + step)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (answered) choose(shown[at]);
      else if (came.current?.of === text) choose(lines(came.current.found)[0]);
      else entered.current = true;
    }
  };
  return (
    <div onKeyDown={keys} data-testid="search">
      <Input ref={box} size="large" value={text} placeholder="姓名、拼音、首字母、号码、手机、单位、班次、证书编号" onChange={(e) => setText(e.target.value)} data-testid="search-text" role="combobox" aria-expanded={shown.length > 0} aria-controls="search-found" aria-activedescendant={shown[at] && `found-${at}`} />
      <div className="found" ref={list} id="search-found" role="listbox">
        {shown.map((line, i) => (
          <div key={line.key}>
            {line.group !== shown[i - 1]?.group && <div className="group">{line.group}</div>}
            <div className={answered && i === at ? "line here" : "line"} id={`found-${i}`} role="option" aria-selected={answered && i === at} data-testid={answered && i === at ? "search-here" : undefined} onMouseMove={() => setAt(i)} onClick={() => choose(line)}>
              <span>{line.main}</span><span className="quiet">{line.aside}</span>
            </div>
          </div>
        ))}
        {answered && shown.length === 0 && <div className="group">没有找到。号码要输入完整，或只输入后四至六位。</div>}
      </div>
      <div className="quiet found-keys">↑ ↓ 选择　Enter 打开　Esc 关闭</div>
    </div>
  );
}
