import { expect, test } from "vitest";
import { keysNow, listen, pressed } from "./keyboard";

const plain = { ctrlKey: false, metaKey: false, shiftKey: false };

test("a press has one name", () => {
  expect(pressed({ ...plain, key: "ArrowLeft" })).toBe("ArrowLeft");
  expect(pressed({ ...plain, key: "ArrowLeft", shiftKey: true })).toBe("Shift+ArrowLeft");
  expect(pressed({ ...plain, key: "?", shiftKey: true })).toBe("?");
  expect(pressed({ ...plain, key: "Z", ctrlKey: true, shiftKey: true })).toBe("Ctrl+Shift+z");
  expect(pressed({ ...plain, key: "z", metaKey: true })).toBe("Ctrl+z");
});

test("the latest listener wins and gives the key back", () => {
  const done: string[] = [];
  const all = listen([{ press: "z", does: "undo", act: () => done.push("all") }]);
  const view = listen([{ press: "z", does: "zoom", act: () => done.push("view") }]);
  keysNow()[0]?.act();
  view();
  keysNow()[0]?.act();
  all();
  expect(done).toEqual(["view", "all"]);
  expect(keysNow()).toEqual([]);
});
