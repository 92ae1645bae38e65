import { expect, test } from "vitest";
import { markOfKey } from "./marks";

test("keys set marks as the legend says", () => {
  expect(markOfKey("1", null)).toBe("present");
  expect(markOfKey("4", "present")).toBe("leave");
  expect(markOfKey("Delete", "leave")).toBeNull();
  expect(markOfKey(" ", null)).toBe("present");
  expect(markOfKey(" ", "absent")).toBe("present");
  expect(markOfKey("x", "present")).toBeUndefined();
});

test("a Chinese input method and the number pad are no hindrance", () => {
  expect(markOfKey("Process", null, "Digit5")).toBe("absent");
  expect(markOfKey("2", null, "Numpad2")).toBe("late");
  expect(markOfKey("Process", null, "KeyQ")).toBe("absent");
  expect(markOfKey("j", null, "KeyJ")).toBe("leave");
});
