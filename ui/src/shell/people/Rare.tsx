import { Table } from "antd";
import { useEffect, useState } from "react";
import { peopleRare } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import type { PeopleProps } from "./PeoplePage";

/** Names that no embedded font draws whole, by person and by character. */
export function Rare({ version, go }: PeopleProps) {
  const [found, setFound] = useState<wire.RareNames | null>(null);
  useEffect(() => {
    peopleRare({}).then(setFound, () => setFound({ checked: 0, people: [], characters: [] }));
  }, [version]);
  if (!found) return null;
  return (
    <>
      <p style={{ marginTop: 0 }} data-testid="rare-summary">
        {found.people.length === 0
          ? `已检查 ${found.checked} 个姓名，全部可以打印。`
          : `已检查 ${found.checked} 个姓名，${found.people.length} 人的姓名有字库没有的字，共 ${found.characters.length} 个字：${found.characters.map((c) => `${c.character}（${c.code_point}，${c.people} 人）`).join("、")}。`}
      </p>
      <p className="quiet">字库没有的字不会印成方框：相关名单和证书打印前会停下提示。请先核对用字；确为此字的，安装含该字的字体。</p>
      {found.people.length > 0 && (
        <Table<wire.RarePerson> size="small" rowKey="id" dataSource={found.people} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false, size: "small" }} onRow={(p) => ({ onClick: () => go({ at: "person", id: p.id }), style: { cursor: "pointer" } })}
          columns={[{ title: "姓名", width: 160, render: (_, p) => <a>{p.name}</a> }, { title: "字库没有的字", width: 240, dataIndex: "characters" }, { title: "单位", dataIndex: "unit" }, { title: "班次", width: 80, dataIndex: "classes" }]} />
      )}
    </>
  );
}
