"""The builder types what it is given and tells all that does not fit, at once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.dates import FAR_FUTURE, FAR_PAST, day
from raspred.errors import RegisterError
from raspred.register.builder import RegisterBuilder
from raspred.register.columns import schema_of
from raspred.register.register import Register
from raspred.register.tables import TABLE_BY_NAME, TABLES
from tests.register.council import ORIGIN, builder, council

MONTHS = ["1922-04", "1923", None, "..", "192X"]


def complaints(made: RegisterBuilder) -> list[str]:
    with pytest.raises(RegisterError) as caught:
        made.freeze(ORIGIN)
    return [str(problem) for problem in caught.value.problems]


def test_every_table_has_the_declared_columns_and_types() -> None:
    register = council()
    for table in TABLES:
        assert dict(register.table(table.name).schema) == schema_of(table)
    tenures = register.tenures.schema
    assert tenures["tenure_id"] == pl.String
    assert tenures["person_id"] == tenures["filled_by"] == tenures["start"] == pl.Categorical
    assert tenures["start_earliest"] == tenures["end_latest"] == pl.Int32


def test_dates_become_day_pairs() -> None:
    boris = council().tenures.row(1, named=True)
    assert (boris["start"], boris["start_earliest"], boris["start_latest"]) == (
        "1911~",
        day(1910),
        day(1912, 12, 31),
    )
    clara = council().persons.row(2, named=True)
    assert (clara["death"], clara["death_earliest"], clara["death_latest"]) == (
        None,
        FAR_PAST,
        FAR_FUTURE,
    )


def test_rows_keep_the_order_in_which_they_came() -> None:
    made = RegisterBuilder()
    made.add("sources", source_id="c", citation="third")
    made.add_frame("sources", pl.DataFrame({"source_id": ["b", "a"], "citation": ["x", "y"]}))
    made.add("sources", source_id="d", citation="last")
    assert made.freeze(ORIGIN).sources["source_id"].to_list() == ["c", "b", "a", "d"]


@given(
    st.lists(st.sampled_from(MONTHS), min_size=1, max_size=5),
    st.sampled_from(["text", "days", "both", "gaps"]),
)
def test_a_frame_may_bring_texts_or_days_or_both(texts: list[str | None], brings: str) -> None:
    keys = [f"t{at}" for at in range(len(texts))]
    rows = pl.DataFrame({"tenure_id": keys}).with_columns(
        person_id=pl.lit("p"), post_id=pl.lit("q")
    )
    spelled = pl.DataFrame({"end": pl.Series(texts, dtype=pl.String)})
    made = RegisterBuilder()
    made.add_frame("tenures", rows.hstack(spelled))
    expected = made.freeze(ORIGIN).tenures
    days = expected.select("end_earliest", "end_latest")
    given_rows = {
        "text": rows.hstack(spelled),
        "days": rows.hstack(days),
        "both": rows.hstack(spelled).hstack(days),
        "gaps": rows.hstack(spelled).hstack(
            days.with_columns(pl.when(pl.int_range(pl.len()) % 2 == 0).then(pl.all()))
        ),
    }[brings]
    made.add_frame("tenures", given_rows)
    found = made.freeze(ORIGIN).tenures
    assert found.select("end_earliest", "end_latest").equals(days)
    if brings != "days":  # from days alone the text is the shortest that says them
        assert found.equals(expected)
    else:
        assert found["end"].to_list() == [
            {"192X": "[1920..1929]"}.get(text or "", text) for text in texts
        ]


def test_columns_of_the_right_type_are_not_copied() -> None:
    people = pl.Series("person_id", [f"p{at}" for at in range(100)], dtype=pl.Categorical)
    starts = pl.Series("start_earliest", range(100), dtype=pl.Int32)
    rows = pl.DataFrame(
        [
            pl.Series("tenure_id", [f"t{at}" for at in range(100)]),
            people,
            people.alias("post_id"),
            starts,
            starts.alias("start_latest"),
        ]
    )
    made = RegisterBuilder()
    made.add_frame("tenures", rows)
    found = made.freeze(ORIGIN).tenures
    for name in ("start_earliest", "start_latest"):
        where = [frame[name].to_numpy().__array_interface__["data"][0] for frame in (rows, found)]
        assert where[0] == where[1]


def test_all_that_does_not_fit_is_told_at_once() -> None:
    made = builder(
        {
            "persons.ada": {"birth": "c. 1870", "confidence": "hihg"},
            "persons.boris": {"joined": ".."},
            "persons.clara": {"name": ""},
            "posts.mayor": {"rank": "nine", "exclusive": "ja"},
            "places.town": {"latitude": "51,5"},
        }
    )
    made.add("persons", person_id="ada", name="Ada the younger")
    made.add("persons", person_id="dora", name="Dora", brith="1900")
    made.add("tenure", tenure_id="t9")
    assert sorted(complaints(made)) == [
        "persons, ada: confidence 'hihg' is not in the vocabulary. Did you mean 'high'?",
        "persons, ada: person_id 'ada' stands in rows 1, 4. "
        "Give each row a key of its own, or join the rows into one.",
        "persons, clara: name is empty. Fill it in: name as usually written.",
        "persons, column 'brith': the table has no such column. Did you mean 'birth'?",
        "persons, row 1 (ada), birth: 'c. 1870': this is no date of EDTF level 1. "
        "Write 1870~ for about 1870.",
        "persons, row 2 (boris), joined: the open end .. stands where something begins. "
        "Leave it empty where nothing is known.",
        "places, row 1 (town), latitude: '51,5' is no finite number. "
        "Write digits with a decimal point, or leave it empty.",
        "posts, row 1 (mayor), exclusive: 'ja' is neither true nor false. "
        "Write true or false, or leave it empty.",
        "posts, row 1 (mayor), rank: 'nine' is no whole number of 32 bits. "
        "Write digits only, or leave it empty.",
        "table 'tenure': a register has no such table. Did you mean 'tenures'?",
    ]


def test_one_wrong_value_in_many_rows_is_told_once_with_their_number() -> None:
    made = RegisterBuilder()
    made.add("sources", source_id="s", citation="first")
    keys = pl.DataFrame({"order_id": [f"o{at}" for at in range(3000)]})
    made.add_frame(
        "orders",
        keys.with_columns(person_id=pl.lit("p"), kind=pl.lit("transfer"), date=pl.lit("c. 1922")),
    )
    assert complaints(made) == [
        "orders, row 1 (o0), date: 'c. 1922': this is no date of EDTF level 1 "
        "(and in 2,999 more rows). Write 1922~ for about 1922."
    ]


def test_a_law_broken_by_every_row_does_not_drown_the_reader() -> None:
    made = RegisterBuilder()
    keys = pl.DataFrame({"order_id": [f"o{at}" for at in range(3000)]})
    made.add_frame("orders", keys.with_columns(person_id=pl.lit("p"), kind=pl.lit("sacking")))
    told = complaints(made)
    assert len(told) == 101
    assert told[-1] == (
        "register: 2,900 more rows break the law 'word-unknown'. Mend the listed ones first."
    )


def test_a_pair_the_wrong_way_round_is_told() -> None:
    made = builder({"persons.ada": {"birth_earliest": 10, "birth_latest": 9}})
    assert complaints(made) == [
        "persons, row 1 (ada), birth_earliest: day 10 comes after birth_latest. "
        "Leave both empty to have them made from the text."
    ]


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("rank", "7", 7),
        ("rank", " 7 ", 7),
        ("rank", 7.0, 7),
        ("rank", float("nan"), None),
        ("rank", "", None),
        ("elective", "TRUE", True),
        ("elective", "0", False),
        ("elective", 1, True),
        ("title", 7, "7"),
        ("note", "", None),
        ("created", date(1850, 5, 1), "1850-05-01"),
    ],
)
def test_what_fits_without_loss_is_taken(column: str, value: Any, expected: object) -> None:
    assert council({"posts.mayor": {column: value}}).posts[column][0] == expected


@pytest.mark.parametrize(
    "value",
    [
        2**31,
        10**30,
        10**50,
        7.5,
        float("inf"),
        "7.5",
        "seven",
        [7],
        {"a": 7},
        b"7",
        object(),
        datetime(1922, 1, 1, tzinfo=UTC),
    ],
)
def test_what_does_not_fit_a_number_is_an_error_and_no_crash(value: Any) -> None:
    told = complaints(builder({"posts.mayor": {"rank": value}}))
    assert len(told) == 1
    assert told[0].startswith("posts, ")
    assert "rank" in told[0]


@pytest.mark.parametrize("value", [True, 1.5, [1], {"a": 1}, b"x", object()])
def test_what_is_no_text_is_an_error_and_no_crash(value: Any) -> None:
    told = complaints(builder({"persons.ada": {"gender": value}}))
    assert len(told) == 1
    assert "gender" in told[0]


def test_a_register_is_carried_on_where_another_ended() -> None:
    made = RegisterBuilder()
    made.add("persons", person_id="zeno", name="Zeno")
    made.add_register(council())
    made.add("persons", person_id="dora", name="Dora")
    carried_on = made.freeze(ORIGIN)
    assert carried_on.tenures.equals(council().tenures)
    assert carried_on.persons[1:-1].equals(council().persons)
    ids = carried_on.persons["person_id"].to_list()
    assert (ids[0], ids[-1]) == ("zeno", "dora")


def test_a_key_of_the_register_carried_on_is_not_given_again() -> None:
    made = RegisterBuilder()
    made.add_register(council())
    again = str(council().persons["person_id"][0])
    made.add("persons", person_id=again, name="Another")
    (complaint,) = complaints(made)
    assert again in complaint
    assert "key of its own" in complaint


def test_a_register_hands_out_frames_that_cannot_change_it() -> None:
    register = council()
    register.persons.insert_column(0, pl.Series("x", [1, 2, 3]))
    register.persons[0, "name"] = "Somebody else"
    assert register.persons["name"][0] == "Ada"
    assert "x" not in register.persons.columns
    with pytest.raises(AttributeError):
        register.provenance = ORIGIN  # type: ignore[misc]


def test_every_table_has_a_property_of_its_name() -> None:
    register = council()
    for name in TABLE_BY_NAME:
        assert getattr(register, name).equals(register.table(name))
    with pytest.raises(RegisterError, match="Did you mean 'tenures'"):
        register.table("tenure")


def test_the_builder_is_empty_after_freezing() -> None:
    made = builder()
    made.freeze(ORIGIN)
    assert all(frame.is_empty() for frame in made.freeze(ORIGIN).frames.values())


def test_identifiers_of_two_tables_join_and_filter_with_plain_text() -> None:
    register = council()
    held = register.tenures.join(register.posts, on="post_id").filter(
        pl.col("person_id") == "clara"
    )
    assert held["title"].to_list() == ["Clerk", "Councillor"]
    assert isinstance(register, Register)
