import { expect, test } from "vitest";
import { fieldsOf, openFields, unusedOf, withColumn, withField, withoutField } from "./mapping";

const COLUMNS = ["Name", "Office", "From", 'The "real" one', "Notes"];
const MAPPING = `format = "raspred-mapping/1"
source = "Name"

[files.council]
path = "council.csv"

[[persons]]
from = "council"
# CHECK: is it
# the name?
name = "Name"

[[tenures]]
from = "council"
post_id = { column = "Office", as_id = true }
start = { column = "From", dates = ["yyyy"] }
note = "The \\"real\\" one"
body_id = { text = "town" }
`;

test("fields are found with their columns, settings and texts are not", () => {
  const fields = fieldsOf(MAPPING, COLUMNS);
  expect(fields.map(({ table, field, column, note }) => [table, field, column, note])).toEqual([
    ["persons", "name", "Name", "is it the name?"],
    ["tenures", "post_id", "Office", ""],
    ["tenures", "start", "From", ""],
    ["tenures", "note", 'The "real" one', ""],
  ]);
});

test("a column is changed in its line alone, and only there", () => {
  const [name] = fieldsOf(MAPPING, COLUMNS);
  const next = withColumn(MAPPING, name!, 'The "real" one');
  expect(next.split("\n")[10]).toBe('name = "The \\"real\\" one"');
  expect(next.split("\n")[1]).toBe('source = "Name"');
  expect(fieldsOf(next, COLUMNS)[0]).toMatchObject({ column: 'The "real" one', table: "persons" });
});

test("columns that fill nothing are told", () => {
  expect(unusedOf(MAPPING, COLUMNS)).toEqual(["Notes"]);
});

const SET_ASIDE = MAPPING.replace(
  'path = "council.csv"\n',
  'path = "council.csv"\nignore = [\n  "Notes", # such as "x"\n]\n',
);

test("a column that is set aside fills nothing, and can be given a field", () => {
  expect(unusedOf(SET_ASIDE, COLUMNS)).toEqual(["Notes"]);
  expect(openFields(SET_ASIDE, COLUMNS)).toContainEqual(["tenures", "end"]);
  expect(openFields(SET_ASIDE, COLUMNS)).not.toContainEqual(["tenures", "start"]);
  const next = withField(SET_ASIDE, "tenures", "end", "Notes");
  expect(next).toContain(
    '[[tenures]]\nfrom = "council"\nend = { column = "Notes", dates = ["edtf"] }\n',
  );
  expect(next).toContain("ignore = [\n]");
  expect(unusedOf(next, COLUMNS)).toEqual([]);
});

test("a field can be left empty again", () => {
  const start = fieldsOf(MAPPING, COLUMNS).find(({ field }) => field === "start");
  const next = withoutField(MAPPING, start!);
  expect(unusedOf(next, COLUMNS)).toEqual(["From", "Notes"]);
  expect(openFields(next, COLUMNS)).toContainEqual(["tenures", "start"]);
});
