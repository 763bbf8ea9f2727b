import { expect, test } from "vitest";
import { csv } from "./saving";

test("a field is quoted only where it must be, and quotes are doubled", () => {
  const text = csv(
    ["name", "said"],
    [
      ["Souvarine, Boris", 'a "section"'],
      ["Lenin", null],
      ["two\nlines", 3],
    ],
  );
  expect(text).toBe(
    'name,said\r\n"Souvarine, Boris","a ""section"""\r\nLenin,\r\n"two\nlines",3\r\n',
  );
});
