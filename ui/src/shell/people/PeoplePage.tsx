import { Tabs } from "antd";
import { useState } from "react";
import type { Run } from "../App";
import { Duplicates } from "./Duplicates";
import { Erase } from "./Erase";
import { Merge } from "./Merge";
import { PersonPage } from "./PersonPage";
import { Rare } from "./Rare";
import { Register } from "./Register";
import { Retention } from "./Retention";

/** Where in the people's pages one is: a list, one person, two side by side, or what an erasure takes. */
export type Place =
  | { at: "list" }
  | { at: "person"; id: string }
  | { at: "merge"; keep: string; other: string; back: Place }
  | { at: "erase"; id: string; back: Place };

export interface PeopleProps {
  version: number;
  run: Run;
  go(place: Place): void;
}

interface Props {
  version: number;
  run: Run;
  place: Place;
  go(place: Place): void;
  openClass(id: string): void;
  dirty(unsaved: boolean): void;
}

/** Everybody who has come, across classes and years. */
export function PeoplePage({ version, run, place, go, openClass, dirty }: Props) {
  const [tab, setTab] = useState("register");
  const props = { version, run, go };
  if (place.at === "person") return <PersonPage key={place.id} {...props} id={place.id} openClass={openClass} dirty={dirty} />;
  if (place.at === "merge") return <Merge key={place.keep + place.other} {...props} keepId={place.keep} otherId={place.other} back={place.back} />;
  if (place.at === "erase") return <Erase key={place.id} {...props} id={place.id} back={place.back} />;
  return (
    <div className="panel" data-testid="people">
      <Tabs activeKey={tab} onChange={setTab} destroyOnHidden items={[
        { key: "register", label: "名册", children: <Register {...props} /> },
        { key: "duplicates", label: "可能重复", children: <Duplicates {...props} /> },
        { key: "rare", label: "姓名用字", children: <Rare {...props} /> },
        { key: "retention", label: "保存期限", children: <Retention {...props} /> },
      ]} />
    </div>
  );
}
