import { expect, it } from "vitest";
import type * as wire from "../../generated/wire";
import { history } from "./history";

const row = { name: "张三", issued_on: "2021-10-28", taken_by: "", note: "", void_reason: "", template: "", earlier: false } as unknown as wire.CertificateRow;

it("tells what matters most first, and the year where it isn't that of the issue", () => {
  for (const [facts, told] of [
    [{}, ""],
    [{ printed_on: "2021-10-28", template: "竖式" }, "10月28日打印（竖式）"],
    [{ printed_on: "2021-10-28", handed_over_on: "2022-01-05", taken_by: "张三" }, "2022年1月5日领取；10月28日打印"],
    [{ handed_over_on: "2021-10-29", taken_by: "赵六", note: "同单位" }, "10月29日由赵六代领（同单位）"],
    [{ void_reason: "写错", paper_recovered: false, replaced_by: "2" }, "作废：写错，未收回；补发为2"],
    [{ replaces: "1" }, "补发，原1"],
    [{ earlier: true, note: "纸质在档案室" }, "往年登记簿；纸质在档案室"],
  ] as const) {
    expect(history({ ...row, ...facts })).toBe(told);
  }
});
