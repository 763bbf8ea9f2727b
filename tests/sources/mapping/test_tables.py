"""Rows merged, split and joined; keys and references; rules spelled out."""

from __future__ import annotations

from tests.sources.mapping.small import PERSONS, persons, read_small, told

LIST = "[files.list]\n"
TOWN = """
[given]
bodies = [{ body_id = "town", name = "Town" }]
"""


def test_snapshots_are_merged_and_their_differences_told() -> None:
    keys = 'path = "*.csv"\n'
    block = PERSONS + 'one_per = ["person_id"]\nkeep = "last"\ngender = "sex"\n'
    reading = read_small(
        LIST + keys + block,
        y2004_csv="id,name,sex\n1,Ada,\n2,Eva,F\n",
        y2005_csv="id,name,sex\n1,Ada B,F\n2,Eva,\n3,Ida,F\n",
    )
    assert persons(reading, "person_id", "name", "gender") == [
        ("1", "Ada B", "F"),
        ("2", "Eva", "F"),
        ("3", "Ida", "F"),
    ]
    assert told(reading) == [
        "y2004.csv, line 2 and 1 more, persons[1].name: merged rows differ in 1 cases, such as "
        "'Ada' and 'Ada B'; the last is taken. "
        "Mend the source, or list the column in differing if that is as it should be."
    ]


def test_order_and_gathering() -> None:
    block = PERSONS + (
        'one_per = ["person_id"]\nordered_by = "since"\nkeep = "last"\ndiffering = ["name"]\n'
        'note = "title"\ngather = { note = "; " }\n'
    )
    text = "id,name,since,title\n1,Lady B,1990,y\n1,Ada,,x\n1,Lady B,1990,y\n"
    reading = read_small(LIST + block, list_csv=text)
    assert persons(reading, "name", "note") == [("Lady B", "x; y")]
    assert told(reading) == []


def test_one_confirmation_fills_several_seats() -> None:
    mapping = """
[files.list]
split = [{ column = "seats", by = ";" }]
[given]
bodies = [{ body_id = "town", name = "Town" }]
[[posts]]
from = "list"
one_per = ["post_id"]
post_id = { column = "seats", as_id = true }
body_id = { text = "town" }
title = "seats"
[[persons]]
from = "list"
one_per = ["person_id"]
person_id = "id"
name = "id"
[[tenures]]
from = "list"
person_id = "id"
post_id = { column = "seats", as_id = true }
"""
    reading = read_small(mapping, list_csv="id,seats\na,Mayor; Clerk\nb,Clerk\n")
    assert reading.register.tenures.select("person_id", "post_id").rows() == [
        ("a", "mayor"),
        ("a", "clerk"),
        ("b", "clerk"),
    ]
    assert told(reading) == []


def test_joins_tell_what_has_no_match_and_what_has_two() -> None:
    mapping = """
[files.list]
path = "list.csv"
joins = [{ file = "names", on = { id = "key" }, take = { name = "full" } }]
[files.names]
path = "names.csv"
""" + PERSONS.replace('name = "name"', 'name = { column = "name", otherwise = "?" }')
    reading = read_small(
        mapping, list_csv="id\n1\n2\n3\n", names_csv="key,full\n1,Ada\n2,Eva\n2,Eve\n"
    )
    assert persons(reading) == [("1", "Ada"), ("2", "Eva"), ("3", "?")]
    assert told(reading) == [
        "names.csv, line 3 and 1 more, files.list.joins[1]: several rows of 'names' have the "
        "same key. The first was taken; mend the file, or choose the rows with where.",
        "list.csv, line 4, id: '3' stands nowhere in 'names'. "
        "Add the row there, or mend the spelling.",
    ]


def test_rows_without_a_name_and_keys_given_twice_are_told() -> None:
    reading = read_small(LIST + PERSONS, list_csv="id,name\n1,Ada\n2,\n1,Eva\n")
    assert persons(reading) == [("1", "Ada")]
    assert told(reading) == [
        "list.csv, line 3, persons[1].name: is empty in 1 rows, which are left out. "
        "Fill it in (name as usually written), or leave such rows out with where.",
        "list.csv, line 4, persons.person_id: '1' stands for another row already; "
        "the first is kept. "
        "Give rows keys of their own, or say with one_per when they are the same.",
    ]


def test_references_to_nobody_are_told_with_the_nearest() -> None:
    mapping = LIST + PERSONS + TOWN + """
posts = [{ post_id = "mayor", body_id = "town", title = "Mayor" }]
[[tenures]]
from = "list"
person_id = "id"
post_id = { text = "mayer" }
appointed_by = "by"
"""  # fmt: skip
    reading = read_small(mapping, list_csv="id,name,by\nada,Ada,eva\n")
    assert told(reading) == [
        "list.csv, line 2, tenures.post_id: 'mayer' is none of the posts that were read. "
        "Did you mean 'mayor'?",
        "list.csv, line 2, tenures.appointed_by: 'eva' is none of the persons that were read. "
        "Known: ada.",
    ]


def test_tenures_without_keys_get_one_and_repeats_a_number() -> None:
    mapping = LIST + PERSONS + TOWN + """
posts = [{ post_id = "mayor", body_id = "town", title = "Mayor" }]
[[tenures]]
from = "list"
person_id = "id"
post_id = { text = "mayor" }
start = "since"
"""  # fmt: skip
    text = "id,name,since\nada,Ada,1920\neva,Eva,\nada,Ada,1920\n"
    reading = read_small(
        mapping.replace(PERSONS, PERSONS + 'one_per = ["person_id"]\n'), list_csv=text
    )
    assert reading.register.tenures["tenure_id"].to_list() == [
        "ada:mayor:1920",
        "eva:mayor:",
        "ada:mayor:1920 (2)",
    ]
    assert [one.partition(":")[0] for one in told(reading)] == [
        "list.csv, line 4, tenures.tenure_id"
    ]


RULES = """
[files.list]
ignore = ["*"]
[given]
bodies = [
  { body_id = "a", name = "A", place_id = "p" },
  { body_id = "b", name = "B", place_id = "p" },
  { body_id = "c", name = "C" },
]
places = [{ place_id = "p", name = "P" }]
posts = [
  { post_id = "a.mayor", body_id = "a", title = "Mayor", rank = 2 },
  { post_id = "a.clerk", body_id = "a", title = "Clerk" },
  { post_id = "b.mayor", body_id = "b", title = "Mayor", rank = 2 },
  { post_id = "b.clerk", body_id = "b", title = "Clerk" },
  { post_id = "c.clerk", body_id = "c", title = "Clerk" },
]
[[rules]]
rule_id = "r"
selection = "appointment"
start = "1993-03-25"
condition = "under 80"
majority = "two-thirds"
"""


def pairs(rule: str) -> tuple[set[tuple[object, object]], list[str]]:
    reading = read_small(RULES + rule, list_csv="x\n1\n")
    found = reading.register.selection_rules.select("post_id", "selector_post_id").rows()
    return set(found), told(reading)


def test_a_rule_within_the_same_body() -> None:
    found, said = pairs(
        'fills = { title = ["Clerk"] }\nby = { title = ["Mayor"] }\nsame = "body_id"\n'
    )
    assert found == {("a.clerk", "a.mayor"), ("b.clerk", "b.mayor")}
    assert said == [
        "rules[1].same: 1 posts such as 'c.clerk' have no selecting post of the same body_id. "
        "Who filled them stays unknown; add the selecting posts if they exist."
    ]


def test_a_rule_within_the_same_place() -> None:
    found, _ = pairs('fills = { post_id = ["a.clerk"] }\nby = { rank = [2] }\nsame = "place_id"\n')
    assert found == {("a.clerk", "a.mayor"), ("a.clerk", "b.mayor")}


def test_a_rule_for_all_but_some() -> None:
    found, said = pairs('fills = { but = { rank = [2] } }\nby = { post_id = ["a.mayor"] }\n')
    assert found == {(post, "a.mayor") for post in ("a.clerk", "b.clerk", "c.clerk")}
    assert said == []


def test_a_rule_keeps_dates_condition_and_majority() -> None:
    rule = 'fills = { post_id = ["a.clerk"] }\nby_body = "b"\n'
    rows = read_small(RULES + rule, list_csv="x\n1\n").register.selection_rules
    columns = ("rule_id", "selector_body_id", "majority", "start", "end", "condition")
    assert rows.select(columns).rows() == [("r", "b", "two-thirds", "1993-03-25", "..", "under 80")]


def test_rules_that_fill_nothing_are_told() -> None:
    found, said = pairs('fills = { title = ["Clrek"] }\nby = { title = ["King"] }\n')
    assert found == set()
    assert [one.partition(":")[0] for one in said] == ["rules[1].fills", "rules[1].by"]
