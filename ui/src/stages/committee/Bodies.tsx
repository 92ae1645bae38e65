import { AutoComplete, Button, Input, InputNumber } from "antd";
import type * as wire from "../../generated/wire";
import { Day } from "../../shared/Day";
import { Grid, type GridRow } from "../../shared/Grid";
import { leftOut, type TabProps, usualPosts } from "./draft";

/** Who sits on both bodies, and how they were elected. */
export function Bodies({ draft, edit, learners, party, view }: TabProps & { view: wire.ClassView }) {
  const choices = view.committee_choices;
  const named = (people: wire.EnrolmentRow[]) =>
    Object.fromEntries(people.map((l) => [l.id, `${l.roster_number} ${l.name}${l.political_status === "probationary_member" ? "（预备）" : ""}`]));
  const missing = leftOut(party, draft.members);
  const of = (body: wire.Body) => draft.members.filter((m) => m.body === body);
  const set = (body: wire.Body, rows: wire.Member[]) =>
    edit({ members: body === "committee" ? [...rows, ...of("party_group")] : [...of("committee"), ...rows] });
  const plain = choices.party_posts[choices.party_posts.length - 1] ?? "组员";
  const grid = (body: wire.Body, people: wire.EnrolmentRow[], posts: string[]) => (
    <Grid testid={`members-${body}`} height={330} rows={of(body) as unknown as GridRow[]} onChange={(rows) => set(body, rows as unknown as wire.Member[])}
      blank={() => ({ body, post: body === "party_group" ? plain : "", person: "", name: "" })}
      columns={[
        { key: "post", title: "职务", width: 120, suggest: posts },
        { key: "person", title: "学员", kind: "choice", choices: named(people) },
      ]} />
  );
  return (
    <>
      <div className="halves">
        <section>
          <div className="bar"><h3>班委</h3><span className="quiet">{of("committee").filter((m) => m.person).length} 人</span><span className="grow" />
            <Button size="small" onClick={() => set("committee", [...of("committee"), ...usualPosts("committee", choices.posts, draft.members)])} data-testid="usual-posts">列出常用职务</Button>
          </div>
          {grid("committee", learners, choices.posts)}
          <Elected body="committee" draft={draft} edit={edit} ways={choices.election_ways} most={learners.length} />
        </section>
        <section>
          <div className="bar"><h3>临时党小组</h3><span className="quiet">参训党员 {party.length} 人</span><span className="grow" />
            <Button size="small" disabled={missing.length === 0} data-testid="join-all"
              onClick={() => set("party_group", [...of("party_group"), ...missing.map((p) => ({ body: "party_group" as const, post: plain, person: p.id, name: p.name }))])}>全部编入</Button>
          </div>
          {missing.length > 0 && <p className="soon" data-testid="left-out">未编入 {missing.length} 人：{missing.slice(0, 8).map((p) => p.name).join("、")}{missing.length > 8 && "等"}</p>}
          {grid("party_group", party, choices.party_posts)}
          <Elected body="party_group" draft={draft} edit={edit} ways={choices.election_ways} most={party.filter((p) => p.political_status === "party_member").length} />
          {party.length < choices.fewest_members && (
            <label className="below"><span className="quiet">参训党员不足 {choices.fewest_members} 人，处理办法</span>
              <AutoComplete style={{ width: "100%" }} value={draft.few_members_handling} onChange={(few_members_handling) => edit({ few_members_handling })} data-testid="few-members"
                options={choices.few_members_phrases.map((value) => ({ value }))} />
            </label>
          )}
        </section>
      </div>
    </>
  );
}

function Elected({ body, draft, edit, ways, most }: { body: wire.Body; ways: string[]; most: number } & Pick<TabProps, "draft" | "edit">) {
  const blank: wire.Election = { body, on: null, way: "", voters: 0, minutes: "" };
  const known = draft.elections.find((e) => e.body === body) ?? blank;
  const set = (part: Partial<wire.Election>) => edit({ elections: [...draft.elections.filter((e) => e.body !== body), { ...known, ...part }] });
  return (
    <div className="below elected">
      <label><span>推选日期</span><Day value={known.on ?? ""} onChange={(on) => set({ on: on || null })} testid={`elected-on-${body}`} /></label>
      <label><span>推选方式</span><AutoComplete value={known.way} onChange={(way) => set({ way })} options={ways.map((value) => ({ value }))} data-testid={`elected-way-${body}`} /></label>
      <label><span>参加表决（{body === "party_group" ? "正式党员" : "学员"} {most} 人）</span><InputNumber style={{ width: "100%" }} min={0} value={known.voters || null} onChange={(voters) => set({ voters: voters ?? 0 })} /></label>
      <label><span>推选记录</span><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} value={known.minutes} onChange={(e) => set({ minutes: e.target.value })} /></label>
    </div>
  );
}
