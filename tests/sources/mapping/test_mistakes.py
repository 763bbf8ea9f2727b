"""A mapping with mistakes: all of them at once, each with key path and remedy."""

from __future__ import annotations

import pytest

from raspred.errors import SourceError
from raspred.sources.mapping import mapping_of
from tests.sources.mapping.small import HEAD, PERSONS


def mistakes(text: str) -> list[str]:
    with pytest.raises(SourceError) as caught:
        mapping_of(text, "m.toml")
    return [str(one) for one in caught.value.problems]


def test_all_mistakes_of_form_are_told_at_once() -> None:
    assert mistakes("""
format = "raspred-mapping/2"
souce = "a list"
[files.list]
encodng = "utf-8"
encoding = "utf8"
skip_lines = -1
quote = "ab"
where = [{ column = "a" }]
[[persons]]
form = "list"
nme = "a"
person_id = 3
name = { colum = "x" }
birth = { column = "b", dates = ["dd/mm/yy"] }
death = { column = "b", take = '(' }
joined = { column = "b", take = 'x' }
[[rules]]
rule_id = "r"
fills = { titel = ["x"] }
selection = "appointed"
""") == [
        "m.toml: format: is 'raspred-mapping/2'. Did you mean 'raspred-mapping/1'?",
        "m.toml: source: is missing. Add 'source'.",
        "m.toml: files.list.encoding: is 'utf8'. Did you mean 'utf-8'?",
        "m.toml: files.list.quote: must be one plain character. See docs/mapping.md.",
        "m.toml: files.list.skip_lines: is -1. Give 0 or more.",
        "m.toml: files.list.where[1]: tests nothing; add one of any_of, none_of, filled, "
        "matches, lacks, on_or_after, before. See docs/mapping.md.",
        "m.toml: files.list.encodng: is a key that nothing reads. Did you mean 'encoding'?",
        "m.toml: rules[1].fills.titel: is a key that nothing reads. Did you mean 'title'?",
        "m.toml: rules[1].selection: is 'appointed'. Did you mean 'appointment'?",
        "m.toml: persons[1].from: is missing. Add 'from'.",
        "m.toml: persons[1].person_id: is 3. Write the name of a column, or a table of keys.",
        "m.toml: persons[1].name.colum: is a key that nothing reads. Did you mean 'column'?",
        "m.toml: persons[1].birth.dates[1]: 'dd/mm/yy' is no date format; write it like "
        "dd/mm/yyyy, d Month yyyy or mm.yyyy, or use edtf, year, bc-year. See docs/mapping.md.",
        "m.toml: persons[1].death.take: is no regular expression: missing ), unterminated "
        "subpattern at position 0. See docs/mapping.md.",
        "m.toml: persons[1].joined.take: needs one pair of round brackets around the part to be "
        "taken. See docs/mapping.md.",
        "m.toml: persons[1].form: is a key that nothing reads. Did you mean 'from'?",
        "m.toml: persons[1].nme: is a key that nothing reads. Did you mean 'name'?",
        "m.toml: souce: is a key that nothing reads. Did you mean 'source'?",
    ]


def test_what_does_not_fit_together_is_told_at_once() -> None:
    text = (
        HEAD
        + """
[files.list]
joins = [{ file = "lst", on = { a = "a" }, take = { b = "b" } }]
where = [{ column = "a", before = "soon" }]
[[persons]]
from = "lists"
person_id = "id"
one_per = ["persn_id"]
[[rules]]
rule_id = "r"
fills = {}
by = {}
selection = "appointment"
end = "31/12/1920"
[expect]
person = 3
[[given.bodies]]
body_id = "b"
nam = "B"
"""
    )
    assert mistakes(text) == [
        "m.toml: files.list.joins[1].file: is 'lst', which [files] does not have. "
        "Did you mean 'list'?",
        "m.toml: files.list.where[1].before: is 'soon', no date. "
        "Write 1922, 1922-04, 1922-04-03, 1922~, 192X, [1922..1924], or leave it empty.",
        "m.toml: persons[1].from: is 'lists', which [files] does not have. Did you mean 'list'?",
        "m.toml: persons[1].name: is missing. Give it: name as usually written.",
        "m.toml: persons[1].one_per: 'persn_id' is not given here. Did you mean 'person_id'?",
        "m.toml: rules[1].end: is '31/12/1920', no date. Write year, month, day, as in 1922-04-03.",
        "m.toml: expect.person: is no table of a register. Did you mean 'persons'?",
        "m.toml: given.bodies[1].nam: is no column of this table. Did you mean 'name'?",
        "m.toml: given.bodies[1].name: is missing. Give it: name.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = ", "m.toml: is no TOML: Invalid value (at end of document). "
                 "Text stands in quotes, a backslash in 'single' ones."),
        (HEAD + "[files.list]\n", "m.toml: tables: are none: nothing would be read. "
                 "Add [[tenures]], [[persons]] or others."),
        (HEAD + "files = {}\n" + PERSONS,
         "m.toml: files: is empty. Fill it in or leave the key out."),
        (HEAD + "[files.list]\n" + PERSONS + 'note = { text = "x", column = "y" }\n',
         "m.toml: persons[1].note: needs exactly one of column, all_of, first_of and text. "
         "See docs/mapping.md."),
        (HEAD + "[files.list]\n" + PERSONS + 'note = { column = "y", last_day = true }\n',
         "m.toml: persons[1].note: has open or last_day without dates. See docs/mapping.md."),
        (HEAD + 'months = ["a"]\n[files.list]\n' + PERSONS,
         "m.toml: months: has 1 names; a year has twelve months. See docs/mapping.md."),
    ],
)  # fmt: skip
def test_one_mistake(text: str, expected: str) -> None:
    assert mistakes(text) == [expected]
