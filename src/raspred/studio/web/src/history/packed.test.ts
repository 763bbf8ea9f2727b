import { expect, test } from "vitest";
import { unpack } from "./packed";

function packed(head: object, body: ArrayBuffer): ArrayBuffer {
  let text = JSON.stringify(head);
  text = text.padEnd(Math.ceil(text.length / 8) * 8, " ");
  const bytes = new Uint8Array(8 + text.length + body.byteLength);
  bytes.set(new TextEncoder().encode("RSPK"));
  new DataView(bytes.buffer).setUint32(4, text.length, true);
  bytes.set(new TextEncoder().encode(text), 8);
  bytes.set(new Uint8Array(body), 8 + text.length);
  return bytes.buffer;
}

test("columns are read where the head says they stand", () => {
  const body = new ArrayBuffer(16);
  new Int32Array(body, 0, 2).set([-18172, 7]);
  new Float32Array(body, 8, 1).set([0.5]);
  const columns = {
    "months.day": { type: "i32", at: 0, length: 2 },
    "series.post-debt": { type: "f32", at: 8, length: 1 },
  };
  const file = unpack(packed({ format: "raspred-packed-1", columns }, body));
  expect([...file.column("months.day")]).toEqual([-18172, 7]);
  expect(file.column("series.post-debt")[0]).toBe(0.5);
  expect(file.has("series.hold")).toBe(false);
  expect(() => file.column("series.hold")).toThrow("no column series.hold");
});

test("anything else is refused", () => {
  expect(() => unpack(new ArrayBuffer(4))).toThrow("no packed history");
  expect(() => unpack(new TextEncoder().encode("PK34567890").buffer)).toThrow("no packed history");
  expect(() =>
    unpack(packed({ format: "raspred-packed-9", columns: {} }, new ArrayBuffer(0))),
  ).toThrow("another form");
});
