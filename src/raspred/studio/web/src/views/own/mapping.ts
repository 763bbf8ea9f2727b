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

/** Columns of the file that fill nothing, whether the mapping says so or not. */
export function unusedOf(mapping: string, columns: readonly string[]): string[] {
  const [, from, to] = ignored(mapping);
  const lines = mapping.split("\n").filter((_, line) => line < from || line > to);
  const rest = lines.filter((line) => !line.trimStart().startsWith("#")).join("\n");
  return columns.filter((column) => !rest.includes(quoted(column)));
}

/** The mapping without a field; its column then fills nothing. */
export function withoutField(mapping: string, field: Field): string {
  return mapping
    .split("\n")
    .filter((_, line) => line !== field.line)
    .join("\n");
}

/** Fields that the mapping could have filled by a column, and has not. */
export function openFields(mapping: string, columns: readonly string[]): [string, string][] {
  const filled = new Set(fieldsOf(mapping, columns).map(({ table, field }) => `${table} ${field}`));
  return OPTIONAL.filter(
    ([table, field]) => sectionOf(mapping, table) >= 0 && !filled.has(`${table} ${field}`),
  ).map(([table, field]) => [table, field]);
}

/** The mapping with a column in a field that had none. */
export function withField(mapping: string, table: string, field: string, column: string): string {
  const lines = mapping.split("\n");
  const [used, from, to] = ignored(mapping);
  const at = sectionOf(mapping, table);
  if (at < 0) return mapping;
  const kind = OPTIONAL.find((each) => each[0] === table && each[1] === field)?.[2] ?? "text";
  const line = {
    text: `${field} = ${quoted(column)}`,
    date: `${field} = { column = ${quoted(column)}, dates = ["edtf"] }`,
    id: `${field} = { column = ${quoted(column)}, as_id = true }`,
  }[kind];
  const whole = lines.map((text, index) =>
    used && index > from && index < to && text.includes(quoted(column)) ? null : text,
  );
  whole.splice(at + 2, 0, line); // after the line that says from which file
  return whole.filter((text) => text !== null).join("\n");
}

const OPTIONAL: readonly (readonly [string, string, "text" | "date" | "id"])[] = [
  ["tenures", "start", "date"],
  ["tenures", "end", "date"],
  ["tenures", "appointed_by", "id"],
  ["tenures", "filled_by", "text"],
  ["tenures", "end_reason", "text"],
  ["tenures", "note", "text"],
  ["persons", "birth", "date"],
  ["persons", "death", "date"],
  ["persons", "joined", "date"],
  ["persons", "gender", "text"],
  ["persons", "note", "text"],
  ["posts", "title", "text"],
  ["posts", "rank", "text"],
  ["posts", "seats", "text"],
];

/** The line of the first section of a table, -1 where it has none. */
function sectionOf(mapping: string, table: string): number {
  return mapping.split("\n").findIndex((line) => line.trim() === `[[${table}]]`);
}

/** Whether columns are set aside one a line, and between which lines. */
function ignored(mapping: string): [boolean, number, number] {
  const lines = mapping.split("\n");
  const from = lines.findIndex((line) => /^\s*ignore\s*=\s*\[/.test(line));
  if (from < 0) return [false, -1, -1];
  const closed = /\]\s*$/.test(lines[from] ?? "");
  const to = closed ? from : lines.findIndex((line, at) => at > from && /^\s*\]/.test(line));
  return [!closed && to > from, from, Math.max(from, to)];
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function unquoted(text: string): string {
  return text.replaceAll('\\"', '"').replaceAll("\\\\", "\\");
}
