import { Button, Table } from "antd";
import { useEffect, useState } from "react";
import { peopleDistinct, peopleDuplicates } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import type { PeopleProps } from "./PeoplePage";

function Entry({ person }: { person: wire.PersonRow }) {
  return (
    <>
      <b>{person.name}</b>　{person.id_number}
      <div className="quiet">{[person.unit || "没有单位", person.phone, `${person.classes} 个班`, person.certificates.length ? `证书 ${person.certificates.length} 本` : ""].filter(Boolean).join("　")}</div>
    </>
  );
}

/** Entries that may be one person: somebody looks at each pair. */
export function Duplicates({ version, run, go }: PeopleProps) {
  const [found, setFound] = useState<wire.Duplicates | null>(null);
  useEffect(() => {
    peopleDuplicates({}).then(setFound, () => setFound({ pairs: [], total: 0 }));
  }, [version]);
  return (
    <>
      <p className="quiet" style={{ marginTop: 0 }}>程序只提示，不自动合并。请并排核对后决定；不是同一人的，标记后不再提示。{found && found.total > found.pairs.length && `共 ${found.total} 对，先列出依据最充分的 ${found.pairs.length} 对。`}</p>
      <Table<wire.Duplicate> size="small" rowKey={(d) => d.first.id + d.second.id} loading={found === null} dataSource={found?.pairs ?? []} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false, size: "small" }} locale={{ emptyText: "没有可能重复的记录。" }}
        columns={[
          { title: "一条", render: (_, d) => <Entry person={d.first} /> },
          { title: "另一条", render: (_, d) => <Entry person={d.second} /> },
          { title: "依据", width: 200, render: (_, d) => d.why.map((w) => <div key={w}>{w}</div>) },
          { title: "", width: 196, render: (_, d) => <><Button size="small" type="primary" ghost onClick={() => go({ at: "merge", keep: d.first.id, other: d.second.id, back: { at: "list" } })} data-testid="compare-pair">并排核对</Button>　<Button size="small" onClick={() => void run(() => peopleDistinct({ keep_id: d.first.id, other_id: d.second.id }))}>不是同一人</Button></> },
        ]}
      />
    </>
  );
}
