import { expect, test, vi } from "vitest";

vi.mock("$src/state/address.svelte", () => ({ address: {} }));
const { readSafeguard, writeSafeguard } = await import("./settings");

test("a safeguard is written as it was read", () => {
  for (const text of ["no-section", "swap=trotsky", "no-section@1922-04", "x=0.5@1923-04-25"])
    expect(writeSafeguard(readSafeguard(text))).toBe(text);
  expect(readSafeguard("section-capacity=0.5@1922-04")).toEqual({
    name: "section-capacity",
    value: "0.5",
    date: "1922-04",
  });
});
