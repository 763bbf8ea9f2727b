/** The lines of a mapping that say which column fills a field; all else is left as it is. */

export interface Field {
  /** Position of its line in the text. */
  readonly line: number;
  /** Table of the register: persons, posts, tenures ... */
  readonly table: string;
  readonly field: string;
  /** Column of the file that fills it. */
  readonly column: string;
  /** The remark above its line, where the guess says what is to be judged. */
  readonly note: string;
}

const SECTION = /^\s*\[\[?\s*([\w.-]+)/;
const QUOTED = String.raw`"((?:[^"\\]|\\.)*)"`;
/** `name = "Column"` or `name = { column = "Column", ... }`. */
const PLAIN = new RegExp(String.raw`^\s*([\w-]+)\s*=\s*${QUOTED}`);
const TABLE = new RegExp(String.raw`^\s*([\w-]+)\s*=\s*\{.*?\bcolumn\s*=\s*${QUOTED}`);
/** Settings of a section, which are no fields. */
const SETTINGS = new Set(["from", "path", "delimiter", "format", "source", "encoding", "one_per"]);

/** The fields of the register that one column each fills, in the order of the text. */
export function fieldsOf(mapping: string, columns: readonly string[]): Field[] {
  let table = "";
  let note: string[] = [];
  return mapping.split("\n").flatMap((text, line) => {
    const remark = /^\s*#\s?(.*)$/.exec(text);
    if (remark) {
      note.push(remark[1] ?? "");
      return [];
    }
    const above = note.join(" ");
    note = [];
    const section = SECTION.exec(text);
    if (section) table = section[1] ?? "";
    const found = TABLE.exec(text) ?? PLAIN.exec(text);
    const [field, column] = [found?.[1] ?? "", unquoted(found?.[2] ?? "")];
    if (section || !found || SETTINGS.has(field) || !columns.includes(column)) return [];
    return [{ line, table, field, column, note: above.replace(/^CHECK:\s*/, "") }];
  });
}

/** The mapping with another column in a field. */
export function withColumn(mapping: string, field: Field, column: string): string {
  const lines = mapping.split("\n");
  lines[field.line] = (lines[field.line] ?? "").replace(quoted(field.column), () => quoted(column));
  return lines.join("\n");
}

/** Columns of the file that the mapping names nowhere. */
export function unusedOf(mapping: string, columns: readonly string[]): string[] {
  return columns.filter((column) => !mapping.includes(quoted(column)));
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function unquoted(text: string): string {
  return text.replaceAll('\\"', '"').replaceAll("\\\\", "\\");
}
