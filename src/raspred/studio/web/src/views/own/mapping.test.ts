import { expect, test } from "vitest";
import { fieldsOf, unusedOf, withColumn } from "./mapping";

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
