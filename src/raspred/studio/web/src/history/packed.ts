import type { Schemas } from "$src/api/ask";

export type Head = Schemas["PackedHead"];
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array;

const KINDS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
} as const;

const MAGIC = 0x4b505352; // "RSPK", little-endian
const BEFORE_HEAD = 8;

export interface Unpacked {
  readonly head: Head;
  /** The numbers of a column, without a copy; throws where the file has none of that name. */
  readonly column: <T extends Column = Column>(name: string) => T;
  readonly has: (name: string) => boolean;
}

/** Reads a packed history: "RSPK", length of the head, head as JSON, columns. */
export function unpack(buffer: ArrayBuffer): Unpacked {
  const view = new DataView(buffer);
  if (buffer.byteLength < BEFORE_HEAD || view.getUint32(0, true) !== MAGIC)
    throw new Error("This is no packed history.");
  const length = view.getUint32(4, true);
  const text = new TextDecoder().decode(new Uint8Array(buffer, BEFORE_HEAD, length));
  const head = JSON.parse(text) as Head;
  if (head.format !== "raspred-packed-1")
    throw new Error(`A packed history of another form: ${String(head.format)}.`);
  return {
    head,
    has: (name) => name in head.columns,
    column: <T extends Column>(name: string): T => {
      const found = head.columns[name];
      if (!found) throw new Error(`The packed history has no column ${name}.`);
      return new KINDS[found.type](buffer, BEFORE_HEAD + length + found.at, found.length) as T;
    },
  };
}
