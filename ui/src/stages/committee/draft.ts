import type * as wire from "../../generated/wire";

/** What a tab of the page works on. */
export interface TabProps {
  draft: wire.Committee;
  edit(part: Partial<wire.Committee>): void;
  learners: wire.EnrolmentRow[];
  party: wire.EnrolmentRow[];
}

/** Learners who join the temporary Party group: full and probationary members. */
export function partyOf(learners: wire.EnrolmentRow[]): wire.EnrolmentRow[] {
  return learners.filter((e) => e.political_status === "party_member" || e.political_status === "probationary_member");
}

/** Party members whom the group's list doesn't have. */
export function leftOut(party: wire.EnrolmentRow[], members: wire.Member[]): wire.EnrolmentRow[] {
  const listed = new Set(members.filter((m) => m.body === "party_group").map((m) => m.person));
  return party.filter((p) => !listed.has(p.id));
}

/** Rows for the usual posts that nobody holds yet. */
export function usualPosts(body: wire.Body, posts: string[], members: wire.Member[]): wire.Member[] {
  const held = new Set(members.filter((m) => m.body === body).map((m) => m.post));
  return posts.filter((post) => !held.has(post)).map((post) => ({ body, post, person: "", name: "" }));
}

/** Members as they are sent: lines on which nobody was chosen aren't. */
export function sent(draft: wire.Committee): wire.Committee {
  return { ...draft, members: draft.members.filter((m) => m.person !== "") };
}
