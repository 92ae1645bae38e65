import { expect, test } from "vitest";
import type * as wire from "../../generated/wire";
import { leftOut, partyOf, sent, usualPosts } from "./draft";

const learner = (id: string, political_status: string) => ({ id, name: id, political_status }) as unknown as wire.EnrolmentRow;
const member = (body: wire.Body, post: string, person: string): wire.Member => ({ body, post, person, name: "" });

test("full and probationary members join the group, and whoever isn't listed is named", () => {
  const learners = [learner("a", "party_member"), learner("b", "probationary_member"), learner("c", "public")];
  expect(partyOf(learners).map((p) => p.id)).toEqual(["a", "b"]);
  const members = [member("party_group", "组长", "a"), member("committee", "班长", "b")];
  expect(leftOut(partyOf(learners), members).map((p) => p.id)).toEqual(["b"]);
});

test("usual posts are offered once, and lines with nobody aren't sent", () => {
  const members = [member("committee", "班长", "a")];
  const offered = usualPosts("committee", ["班长", "学习委员"], members);
  expect(offered.map((m) => m.post)).toEqual(["学习委员"]);
  const draft = { members: [...members, ...offered] } as wire.Committee;
  expect(sent(draft).members).toEqual(members);
});
