import { hashes, verify } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";

hashes.sha512 = sha512;

/** What the office knew on the day on which the page was written. */
export interface Known {
  /** Who issues. */
  institution: string;
  /** The day, YYYY-MM-DD. */
  on: string;
  /** Public keys, 64 hexadecimal digits each. */
  keys: string[];
  /** Numbers that are void. */
  void: string[];
  /** Numbers that take effect only with the conclusion. */
  pending: string[];
}

/** What a certificate claims. */
export interface Claim {
  number: string;
  name: string;
  document: string;
  classTitle: string;
  period: string;
  hours: string;
  issuedOn: string;
  issuer: string;
}

export type Verdict =
  | { kind: "empty" | "unsigned" | "altered" | "unknown" }
  | { kind: "genuine" | "void" | "pending"; claim: Claim };

const HEAD = "结业证书";
const VERSION = "YX1";
const MARK_DIGITS = 8;
const GROUP = 20;
const LINES = 5;

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** Eight digits by which signatures name a key. */
export function mark(key: string): string {
  return (parseInt(key.slice(0, 8), 16) % 100_000_000).toString().padStart(MARK_DIGITS, "0");
}

/** The 64 bytes that 160 digits stand for, eight bytes in twenty digits; null when they are none. */
function signatureOf(digits: string): Uint8Array | null {
  if (!/^\d{160}$/.test(digits)) return null;
  const bytes = new Uint8Array(64);
  for (let group = 0; group < 8; group += 1) {
    let number = BigInt(digits.slice(group * GROUP, (group + 1) * GROUP));
    for (let at = 7; at >= 0; at -= 1) {
      bytes[group * 8 + at] = Number(number & 255n);
      number >>= 8n;
    }
    if (number !== 0n) return null;
  }
  return bytes;
}

function signedBy(message: string, digits: string, keys: string[]): "genuine" | "altered" | "unknown" {
  const named = keys.filter((key) => mark(key) === digits.slice(0, MARK_DIGITS));
  if (named.length === 0) return "unknown";
  const signature = signatureOf(digits.slice(MARK_DIGITS));
  if (!signature) return "altered";
  const bytes = new TextEncoder().encode(message);
  // Strictly, by RFC 8032: no second spelling of a signature is taken.
  const holds = (key: string) => {
    try {
      return verify(signature, bytes, bytesOf(key), { zip215: false });
    } catch {
      return false;
    }
  };
  return named.some(holds) ? "genuine" : "altered";
}

function claimOf(lines: string[]): Claim | null {
  if (lines.length !== LINES || !lines[0].startsWith(HEAD)) return null;
  const [number, person, classTitle, times, issue] = lines;
  const cut = person.lastIndexOf(" ");
  const period = /^(\d{4}-\d\d-\d\d)~(\d{4}-\d\d-\d\d) (实修)?([\d.]+)学时$/.exec(times);
  const issued = /^(\d{4}-\d\d-\d\d)(?: (.*))?$/.exec(issue);
  if (!period || !issued) return null;
  return {
    number: number.slice(HEAD.length).trim(),
    name: cut < 0 ? person : person.slice(0, cut),
    document: cut < 0 ? "" : person.slice(cut + 1),
    classTitle,
    period: `${chinese(period[1])}至${chinese(period[2])}`,
    hours: period[3] ? `实修${period[4]}学时` : `共${period[4]}学时`,
    issuedOn: chinese(issued[1]),
    issuer: issued[2] ?? "",
  };
}

/** 2021年10月25日 */
export function chinese(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** Judges what a QR code says. Line ends and space at the ends of lines don't matter; every other character does. */
export function judge(text: string, known: Known): Verdict {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== "");
  if (lines.length === 0) return { kind: "empty" };
  const last = lines[lines.length - 1];
  if (!last.startsWith(`${VERSION}:`)) return { kind: "unsigned" };
  const body = lines.slice(0, -1);
  const signed = signedBy(`${body.join("\n")}\n${VERSION}`, last.slice(VERSION.length + 1), known.keys);
  if (signed !== "genuine") return { kind: signed };
  const claim = claimOf(body);
  // A layout that can't be read is nothing to vouch for, whoever signed it.
  if (!claim) return { kind: "altered" };
  if (known.void.includes(claim.number)) return { kind: "void", claim };
  return { kind: known.pending.includes(claim.number) ? "pending" : "genuine", claim };
}
