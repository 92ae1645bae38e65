import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat";

dayjs.extend(customParseFormat);

/** How people write a day; the first is how it is shown. */
export const DAY_FORMATS = ["YYYY年M月D日", "YYYY-MM-DD", "YYYY-M-D", "YYYYMMDD", "YYYY.M.D", "YYYY/M/D"];

/** A day as typed, to YYYY-MM-DD; null when it is none. */
export function day(text: string): string | null {
  for (const format of DAY_FORMATS) {
    const found = dayjs(text.trim(), format, true);
    if (found.isValid()) return found.format("YYYY-MM-DD");
  }
  return null;
}

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"];

/** 2021年10月25日（周一） */
export function longDate(day: string): string {
  const d = dayjs(day);
  return `${d.year()}年${d.month() + 1}月${d.date()}日（周${WEEKDAYS[d.day()]}）`;
}

/** 2021年10月25日 */
export function fullDate(day: string): string {
  return dayjs(day).format("YYYY年M月D日");
}

/** 10月25日 */
export function shortDate(day: string): string {
  const d = dayjs(day);
  return `${d.month() + 1}月${d.date()}日`;
}

/** 10月25日—28日 */
export function period(from: string, to: string): string {
  const [a, b] = [dayjs(from), dayjs(to)];
  if (a.isSame(b, "day")) return shortDate(from);
  return a.month() === b.month() && a.year() === b.year() ? `${shortDate(from)}—${b.date()}日` : `${shortDate(from)}—${shortDate(to)}`;
}

/** Fen as yuan with thousands: 58,600.00 */
export function yuan(fen: number): string {
  const [sign, all] = [fen < 0 ? "-" : "", Math.abs(fen)];
  const whole = Math.floor(all / 100).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${sign}${whole}.${(all % 100).toString().padStart(2, "0")}`;
}

/** Yuan as typed to fen, without floats; null when it is no amount. */
export function fen(text: string): number | null {
  const bare = text.replace(/[,，￥¥\s元]/g, "");
  if (bare === "") return 0;
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(bare);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : null;
}

/** A block copied from a spreadsheet, as rows of cells. */
export function pastedBlock(text: string): string[][] {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => line.split("\t").map((cell) => cell.trim()));
}
