import { describe, expect, it } from "vitest";
import kept from "../../../assets/certificates/verify.html?raw";
import signed from "../../../tests/data/certificates/signed.txt?raw";
import { page } from "../../verify-page.mjs";
import { judge, type Known } from "./payload";

/** Made by the program that signs: keys, then certificates. */
const blocks = signed.replace(/\r\n/g, "\n").trim().split("\n\n");
const [keys, ...payloads] = blocks;
const known: Known = { institution: "测试研修学院", on: "2021-11-20", keys: keys.split("\n"), void: [], pending: [] };

describe("the page for verifying without a network", () => {
  it("takes what the program signed, whoever's line ends it has", () => {
    expect(payloads.length).toBe(3);
    for (const payload of payloads) {
      for (const text of [payload, payload.replace(/\n/g, "\r\n"), ` ${payload.replace(/\n/g, " \r")}\n\n`]) {
        expect(judge(text, known).kind).toBe("genuine");
      }
    }
  });

  it("reads what is claimed", () => {
    const verdict = judge(payloads[1], known);
    expect(verdict).toMatchObject({
      claim: {
        number: "鲁研202100123号",
        name: "阿卜杜热合曼·买买提依明江·𠀀䶮",
        document: "110105*002X",
        period: "2021年10月25日至2021年10月28日",
        hours: "实修22.5学时",
        issuedOn: "2021年10月28日",
        issuer: "测试研修学院",
      },
    });
    expect(judge(payloads[2], known)).toMatchObject({ claim: { number: "Z 9/2022", name: "Maria de la Cruz" } });
  });

  it("refuses every changed letter", () => {
    const letters = [...payloads[0]];
    letters.forEach((letter, at) => {
      if (letter.trim() === "") return;
      const other = [...letters];
      other[at] = letter === "1" ? "2" : "1";
      expect(judge(other.join(""), known).kind, `${at} ${letter}`).not.toBe("genuine");
      other.splice(at, 1);
      expect(judge(other.join(""), known).kind, `${at} ${letter} taken away`).not.toBe("genuine");
    });
  });

  it("tells apart what is void, not yet valid, unknown, unsigned and nothing", () => {
    const number = "2021-17-001";
    expect(judge(payloads[0], { ...known, void: [number] }).kind).toBe("void");
    expect(judge(payloads[0], { ...known, pending: [number] }).kind).toBe("pending");
    expect(judge(payloads[0], { ...known, keys: [known.keys[1]] }).kind).toBe("unknown");
    expect(judge(number, known).kind).toBe("unsigned");
    expect(judge(" \n", known).kind).toBe("empty");
  });

  it("takes no second spelling of a signature", () => {
    const lines = payloads[0].split("\n");
    const digits = lines[lines.length - 1];
    // The last eight bytes, read as a number one greater than fits.
    const wide = digits.slice(0, -20) + (BigInt(digits.slice(-20)) + (1n << 64n)).toString().padStart(20, "0");
    expect(judge([...lines.slice(0, -1), wide].join("\n"), known).kind).toBe("altered");
  });

  it("stands in the assets as its sources make it", async () => {
    expect(kept.replace(/\r\n/g, "\n")).toBe(await page());
  });

  it("asks nothing of a network", async () => {
    const text = await page();
    expect(text).not.toMatch(/<(?:link|img|iframe)|src=|fetch\(|XMLHttpRequest|WebSocket|sendBeacon/);
    expect(text).toContain("default-src 'none'");
  });
});
