import { Button, Checkbox, Input, Select, Table } from "antd";
import { useEffect, useState } from "react";
import { peopleExport, peopleList } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { cityLabels, sexLabels } from "../../generated/words";
import { pickSave } from "../../host/call";
import type { PeopleProps } from "./PeoplePage";

const PAGE = 50;
const NOBODY: wire.PeoplePage = { total: 0, everybody: 0, erased: 0, years: [], people: [] };

/** Hours of a person, the latest year first. */
function hours(person: wire.PersonRow) {
  if (person.hours.length === 0) return "—";
  return [...person.hours].reverse().map((h) => `${h.year}年 ${h.hours}`).join("，");
}

/** The register in the order of pinyin, a page at a time. */
export function Register({ version, run, go }: PeopleProps) {
  const [text, setText] = useState("");
  const [year, setYear] = useState<number | null>(null);
  const [city, setCity] = useState<wire.City | null>(null);
  const [rare, setRare] = useState(false);
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<wire.PeoplePage | null>(null);
  useEffect(() => {
    // What was typed last is what is shown, however the answers come in.
    let wanted = true;
    peopleList({ text, year, city, rare, offset: (page - 1) * PAGE, limit: PAGE, full_ids: false }).then((p) => wanted && setFound(p), () => wanted && setFound(NOBODY));
    return () => {
      wanted = false;
    };
  }, [version, text, year, city, rare, page]);
  const narrow = (set: () => void) => {
    set();
    setPage(1);
  };
  const save = async (full_ids: boolean) => {
    const path = await pickSave(full_ids ? "导出名册（完整号码）" : "导出名册", full_ids ? "人员名册（完整号码）.xlsx" : "人员名册.xlsx", "xlsx");
    if (path) await run(() => peopleExport({ query: { text, year, city, rare, offset: 0, limit: 0, full_ids }, path }));
  };
  const shown = found ?? NOBODY;
  const narrowed = text.trim() !== "" || year !== null || city !== null || rare;
  return (
    <>
      <div className="bar">
        <Input.Search allowClear autoFocus style={{ width: 300 }} placeholder="姓名、拼音、证件号码、手机、单位" data-testid="people-text" onChange={(e) => narrow(() => setText(e.target.value))} />
        <Select style={{ width: 118 }} value={year ?? 0} onChange={(v) => narrow(() => setYear(v || null))} options={[{ value: 0, label: "全部年度" }, ...shown.years.map((y) => ({ value: y, label: `${y}年` }))]} />
        <Select style={{ width: 108 }} value={city ?? ""} onChange={(v) => narrow(() => setCity((v || null) as wire.City | null))} options={[{ value: "", label: "全部地市" }, ...Object.entries(cityLabels).map(([value, label]) => ({ value, label }))]} />
        <Checkbox checked={rare} onChange={(e) => narrow(() => setRare(e.target.checked))}>缺字</Checkbox>
        <span className="quiet" data-testid="people-count">{narrowed ? `找到 ${shown.total} 人，在册 ${shown.everybody} 人` : `在册 ${shown.everybody} 人`}{shown.erased > 0 && `，已删除 ${shown.erased} 人`}</span>
        <span className="grow" />
        <Button disabled={shown.total === 0} onClick={() => void save(false)} data-testid="people-export">导出名册</Button>
        <Button disabled={shown.total === 0} onClick={() => void save(true)}>导出完整号码</Button>
      </div>
      <Table<wire.PersonRow> size="small" rowKey="id" loading={found === null} dataSource={shown.people} scroll={{ x: 1130, y: "calc(100vh - 274px)" }}
        pagination={{ current: page, pageSize: PAGE, total: shown.total, onChange: setPage, showSizeChanger: false, hideOnSinglePage: true, size: "small" }}
        locale={{ emptyText: narrowed ? "没有符合的人员：可以只输入姓、首字母或号码后四位。" : "还没有人员：各班导入回执后，人员会自动列在这里。" }}
        onRow={(p) => ({ onClick: () => go({ at: "person", id: p.id }), style: { cursor: "pointer" } })}
        columns={[
          { title: "姓名", fixed: "left", width: 164, ellipsis: true, render: (_, p) => <a data-testid="open-person" title={p.name}>{p.name}</a> },
          { title: "性别", width: 52, render: (_, p) => (p.sex ? sexLabels[p.sex] : "—") },
          { title: "证件号码", width: 172, dataIndex: "id_number" },
          { title: "单位", width: 196, ellipsis: true, dataIndex: "unit" },
          { title: "所在市", width: 68, render: (_, p) => (p.city ? cityLabels[p.city] : "—") },
          { title: "职称", width: 104, ellipsis: true, dataIndex: "title" },
          { title: "手机", width: 116, dataIndex: "phone" },
          { title: "班次", width: 52, align: "right", dataIndex: "classes" },
          { title: "学时", width: 104, ellipsis: true, render: (_, p) => hours(p) },
          { title: "证书", width: 60, align: "right", render: (_, p) => (p.certificates.length ? <span title={p.certificates.join("、")}>{p.certificates.length} 本</span> : "—") },
          { title: "用字", width: 76, render: (_, p) => (p.undrawable ? <span className="soon" title={p.undrawable}>缺字</span> : "可打印") },
        ]}
      />
    </>
  );
}
