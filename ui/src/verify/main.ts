import { chinese, judge, mark, type Claim, type Known } from "./payload";

const known = JSON.parse(document.getElementById("data")?.textContent ?? "null") as Known | null;
const at = (id: string) => document.getElementById(id) as HTMLElement;

const WORDS = {
  empty: ["", ""],
  genuine: ["签名有效", ""],
  void: ["已作废", "签名是真的，但登记簿注明这本证书已作废，不能使用。"],
  pending: ["尚未生效", "签名是真的，但考核尚无合格结论，这本证书还没有生效。"],
  altered: ["无效", "签名不符：内容与核发时不一致，可能被改动过，也可能没有读全。请重新扫描二维码，把读到的内容全部粘贴。"],
  unknown: ["无效", "不是用本单位的密钥签名的，可能不是本单位核发。"],
  unsigned: ["不能核验", "没有签名：请粘贴二维码的全部内容，包括最后一行 YX1 开头的数字。只有证书编号的，请向发证单位核实。"],
} as const;

const FACTS: [keyof Claim, string][] = [
  ["number", "证书编号"],
  ["name", "姓名"],
  ["document", "证件号码"],
  ["classTitle", "项目名称"],
  ["period", "起止日期"],
  ["hours", "学时"],
  ["issuedOn", "发证日期"],
  ["issuer", "发证单位"],
];

function show(): void {
  if (!known) return;
  const verdict = judge((at("text") as HTMLTextAreaElement).value, known);
  const [title, words] = WORDS[verdict.kind];
  at("verdict").className = verdict.kind;
  at("title").textContent = title;
  at("words").textContent = verdict.kind === "genuine" ? `内容与发证单位核发时一致。截至${chinese(known.on)}，登记簿中没有作废记录；这之后是否作废，请向发证单位核实。` : words;
  const facts = at("facts");
  facts.textContent = "";
  if (!("claim" in verdict)) return;
  for (const [key, label] of FACTS) {
    const row = facts.appendChild(document.createElement("tr"));
    row.appendChild(document.createElement("th")).textContent = label;
    row.appendChild(document.createElement("td")).textContent = verdict.claim[key];
  }
}

if (known) {
  at("institution").textContent = known.institution;
  at("day").textContent = `本页生成于${chinese(known.on)}，不需联网，也不发送任何内容。`;
  at("keys").textContent = known.keys.map((key) => `${key}（标记 ${mark(key)}）`).join("\n");
  at("text").addEventListener("input", show);
  at("clear").addEventListener("click", () => {
    (at("text") as HTMLTextAreaElement).value = "";
    at("text").focus();
    show();
  });
  show();
} else {
  at("words").textContent = "这是未填入公钥的样页，请使用报送材料中的核验网页。";
}
