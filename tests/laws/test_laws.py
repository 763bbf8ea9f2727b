"""Each law on a faultless council with one thing changed: which row breaks it, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import pytest

from raspred.dates import parse
from raspred.register.check import LAWS, Breach, check
from raspred.register.register import Register
from tests.register.council import ORIGIN, council

Changes = Mapping[str, Mapping[str, Any]]

# What is changed, and the breach it makes: law, severity, table, row, what.
CASES: list[tuple[Changes, tuple[str, str, str, str, str]]] = [
    (
        {"tenures.t1": {"end": "1909"}, "orders.o2": {"date": None}},
        ("end-before-start", "hard", "tenures", "t1", "end 1909 comes before start 1910-03-01"),
    ),
    (
        {"persons.dora": {"name": "Dora", "birth": "1890", "death": "1889"}},
        ("end-before-start", "hard", "persons", "dora", "death 1889 comes before birth 1890"),
    ),
    (
        {"persons.ada": {"joined": "1869"}},
        ("end-before-start", "hard", "persons", "ada", "joined 1869 comes before birth 1870"),
    ),
    (
        {
            "posts.scribe": {
                "body_id": "town",
                "title": "Scribe",
                "created": "1930",
                "abolished": "1910",
            }
        },
        (
            "end-before-start",
            "hard",
            "posts",
            "scribe",
            "abolished 1910 comes before created 1930",
        ),
    ),
    (
        {"posts.mayor": {"created": "1911"}},
        (
            "tenure-outside-post",
            "hard",
            "tenures",
            "t1",
            "held from 1910-03-01 to 1920-05-04, outside the life of its post (mayor), "
            "from 1911 to an unknown day",
        ),
    ),
    (
        {"posts.councillor": {"abolished": "1922"}},
        (
            "tenure-outside-post",
            "hard",
            "tenures",
            "t5",
            "held from 1921-01-01 still open, outside the life of its post (councillor), "
            "from an unknown day to 1922",
        ),
    ),
    (
        {"bodies.council": {"dissolved": "1921-06"}},
        (
            "tenure-outside-body",
            "hard",
            "tenures",
            "t5",
            "held from 1921-01-01 still open, outside the life of its body (councillor), "
            "from 1900-01-01 to 1921-06",
        ),
    ),
    (
        {"persons.ada": {"death": "1920-05-02"}, "orders.o2": {"date": None}},
        (
            "holder-not-alive",
            "hard",
            "tenures",
            "t1",
            "held from 1910-03-01 to 1920-05-04, outside the life of its holder (ada), "
            "from 1870 to 1920-05-02",
        ),
    ),
    (
        {"persons.ada": {"birth": "1911"}},
        (
            "holder-not-alive",
            "hard",
            "tenures",
            "t1",
            "held from 1910-03-01 to 1920-05-04, outside the life of its holder (ada), "
            "from 1911 to 1925-06-01",
        ),
    ),
    (
        {"tenures.t1": {"end": "1920-05-05"}, "orders.o2": {"date": "1920-05-05"}},
        (
            "seat-overfilled",
            "hard",
            "tenures",
            "t3",
            "mayor has 1 seat and has 2 holders when boris holds it from 1920-05-04 still open, "
            "beside ada",
        ),
    ),
    (
        {
            "tenures.t1": {"end": "[1920-05..1920-07]"},
            "tenures.t3": {"start": "[1920-04..1920-06]"},
        },
        (
            "seat-overfilled",
            "soft",
            "tenures",
            "t3",
            "mayor has 1 seat and may have 2 holders when boris holds it from "
            "[1920-04..1920-06] still open, beside ada",
        ),
    ),
    (
        {
            "tenures.t2": {"end": "1920-05-05"},
            "posts.clerk": {"seats": 2},
            "orders.o3": {"date": "[1920-05-04,1920-05-05]"},
        },
        (
            "exclusive-post-shared",
            "hard",
            "tenures",
            "t3",
            "boris holds mayor from 1920-05-04 still open beside the equally exclusive clerk",
        ),
    ),
    (
        {
            "tenures.t2": {"end": "[1920-05..1920-07]"},
            "tenures.t3": {"start": "[1920-04..1920-06]"},
            "posts.clerk": {"seats": 2},
            "posts.mayor": {"seats": 2},
        },
        (
            "exclusive-post-shared",
            "soft",
            "tenures",
            "t3",
            "boris may hold mayor from [1920-04..1920-06] still open beside the equally "
            "exclusive clerk",
        ),
    ),
    (
        {"tenures.t6": {"person_id": "clara", "post_id": "councillor", "start": "1922"}},
        (
            "post-held-twice",
            "soft",
            "tenures",
            "t6",
            "clara may hold councillor from 1922 to an unknown day and at once by tenure t5",
        ),
    ),
    (
        {
            "tenures.t6": {
                "person_id": "clara",
                "post_id": "councillor",
                "start": "1922",
                "end": "1924",
            }
        },
        (
            "post-held-twice",
            "hard",
            "tenures",
            "t6",
            "clara holds councillor from 1922 to 1924 and at once by tenure t5",
        ),
    ),
    (
        {"tenures.t5": {"person_id": "klara"}},
        ("reference-missing", "hard", "tenures", "t5", "person_id 'klara' is no key of persons"),
    ),
    (
        {"orders.o3": {"by_body_id": "senate"}},
        ("reference-missing", "hard", "orders", "o3", "by_body_id 'senate' is no key of bodies"),
    ),
    (
        {"tenures.t5": {"start_order_id": "o9"}},
        ("reference-missing", "hard", "tenures", "t5", "start_order_id 'o9' is no key of orders"),
    ),
    (
        {"orders.o2": {"person_id": "clara"}},
        (
            "order-of-another",
            "hard",
            "tenures",
            "t1",
            "end_order_id 'o2' concerns clara, the tenure is of ada",
        ),
    ),
    (
        {"orders.o3": {"to_post_id": "councillor"}},
        (
            "order-to-another-post",
            "hard",
            "tenures",
            "t3",
            "start_order_id 'o3' is to councillor, the tenure is in mayor",
        ),
    ),
    (
        {"orders.o2": {"date": "1920-05-01"}},
        (
            "order-date-differs",
            "soft",
            "tenures",
            "t1",
            "end_order_id 'o2' is of 1920-05-01, the end of the tenure is 1920-05-04",
        ),
    ),
    (
        {"orders.o4": {"kind": "exile", "person_id": "ada", "date": "1926"}},
        ("order-after-death", "soft", "orders", "o4", "exile of ada on 1926, who died 1925-06-01"),
    ),
    (
        {"places.town": {"latitude": 91.0}},
        (
            "number-out-of-range",
            "hard",
            "places",
            "town",
            "latitude is 91.0, its range is from -90 to 90",
        ),
    ),
    (
        {"ballots.b1": {"votes_for": -1}},
        (
            "number-out-of-range",
            "hard",
            "ballots",
            "b1",
            "votes_for is -1, its range is at least 0",
        ),
    ),
    (
        {"selection_rules.r1": {"post_id": None}},
        (
            "rule-for-nothing",
            "hard",
            "selection_rules",
            "r1",
            "the rule names neither a post nor a body to fill",
        ),
    ),
    (
        {"selection_rules.r1": {"selector_post_id": None}},
        ("rule-by-nobody", "soft", "selection_rules", "r1", "the rule does not say who selects"),
    ),
]


def test_the_council_breaks_no_law() -> None:
    assert check(council()) == ()


@pytest.mark.parametrize(("changes", "expected"), CASES, ids=lambda case: str(case)[:60])
def test_one_change_makes_one_breach(
    changes: Changes, expected: tuple[str, str, str, str, str]
) -> None:
    breaches = check(council(changes))
    found = [(one.law, str(one.severity), one.table, one.row, one.what) for one in breaches]
    assert found == [expected]
    assert breaches[0].remedy.endswith((".", "?"))


@pytest.mark.parametrize(
    "changes",
    [
        {"persons.ada": {"death": "1920-05-04"}},  # died in post, left it that day
        {"persons.ada": {"death": "1920-05-03"}},  # died in post, left it the day after
        {"persons.ada": {"death": "1920"}},  # may have died in December
        {"posts.councillor": {"created": "1921-01-01"}},
        {"posts.mayor": {"created": "1910"}},  # may have been created on its first holder's day
        {"posts.clerk": {"seats": 0}, "tenures.t2": {"post_id": "councillor"}}
        | {"tenures.t4": {"post_id": "councillor"}, "orders.o1": {"to_post_id": "councillor"}}
        | {"tenures.t5": {"person_id": "ada", "end": "1922"}},
        {"tenures.t5": {"end": None}},
        {"orders.o2": {"date": "1920"}},
        {"orders.o2": {"date": None}},
        {"orders.o4": {"kind": "readmission", "person_id": "ada", "date": "1956"}},
        {"selection_rules.r1": {"selection": "lot", "selector_post_id": None}},
        {"bodies.council": {"parent_id": None}},
    ],
    ids=str,
)
def test_what_the_laws_allow(changes: Changes) -> None:
    assert check(council(changes)) == ()


def test_a_simulated_register_explains_every_end_of_a_paid_post() -> None:
    assert check(council(kind="simulated")) == ()
    changes: Changes = {
        "tenures.t1": {"end_order_id": None},
        "tenures.t5": {"end": "1923"},
    }
    (breach,) = check(council(changes, kind="simulated"))
    assert breach == Breach(
        "end-without-order",
        breach.severity,
        "tenures",
        "t1",
        "ada leaves mayor on 1920-05-04 and no order says why",
        "Record the order that ended the tenure in end_order_id.",
    )
    assert str(breach.severity) == "hard"
    assert check(council(changes, kind="read")) == ()


def test_a_simulated_order_bears_the_date_of_its_effect() -> None:
    changes: Changes = {"orders.o2": {"date": "1920-05-01"}}
    assert [str(one.severity) for one in check(council(changes, kind="simulated"))] == ["hard"]


def test_a_missing_key_that_resembles_a_known_one_is_guessed() -> None:
    (breach,) = check(council({"tenures.t5": {"person_id": "klara"}}))
    assert breach.remedy == "Did you mean 'clara'?"
    (breach,) = check(council({"tenures.t5": {"person_id": "xx"}}))
    assert breach.remedy == "Add it to persons or mend the reference."


def test_many_holders_are_named_in_short() -> None:
    changes: dict[str, Mapping[str, Any]] = {
        f"tenures.u{at}": {"person_id": "ada", "post_id": "clerk", "start": "1924", "end": "1925"}
        for at in range(2)
    }
    changes["posts.clerk"] = {"seats": None}
    changes["posts.mayor"] = {"seats": 0}
    found = [one.row for one in check(council(changes)) if one.law == "seat-overfilled"]
    assert found == ["t1", "t3"]
    crowd: Changes = {
        f"tenures.u{at}": {
            "person_id": ["ada", "boris", "clara"][at % 3],
            "post_id": "councillor",
            "start": f"192{at}-02",
            "end": "1930",
        }
        for at in range(2, 8)
    }
    told = [one for one in check(council(crowd)) if one.law == "seat-overfilled"]
    assert told[-1].what.endswith("beside clara, clara, ada and 3 more")


def test_laws_of_form_are_stated_by_check_as_well() -> None:
    frames = dict(council().frames)
    frames["persons"] = frames["persons"].with_columns(
        person_id=pl.Series(["ada", "ada", None], dtype=pl.Categorical),
        confidence=pl.Series([None, None, "hihg"], dtype=pl.Categorical),
    )
    found = [
        (one.law, one.table, one.row)
        for one in check(Register(frames, ORIGIN))
        if one.table == "persons"
    ]
    assert found == [
        ("value-missing", "persons", "row 3"),
        ("key-repeated", "persons", "ada"),
        ("word-unknown", "persons", "a row without key"),
    ]


def test_days_that_contradict_their_text() -> None:
    first, last = parse("1919")
    changed: Changes = {
        "tenures.t5": {"start": "1921-01-01", "start_earliest": first, "start_latest": last}
    }
    (breach,) = check(council(changed))
    assert (breach.law, breach.row) == ("date-disagrees", "t5")
    assert breach.what == "start '1921-01-01' does not name the days -18628 to -18264 beside it"


def test_a_text_that_is_no_date_is_told_by_check_as_well() -> None:
    frames = dict(council().frames)
    frames["persons"] = frames["persons"].with_columns(
        birth=pl.Series(["c. 1870", "1880-12", None], dtype=pl.Categorical)
    )
    found = [(one.row, one.what) for one in check(Register(frames, ORIGIN))]
    assert found == [
        ("ada", "birth 'c. 1870': this is no date of EDTF level 1"),
        ("clara", "birth '' does not name the days -29219 to -28855 beside it"),
    ]


def test_hard_breaches_come_first() -> None:
    changes: Changes = {
        "orders.o2": {"date": "1920-05-01"},
        "selection_rules.r1": {"selector_post_id": None, "post_id": None},
    }
    assert [str(one.severity) for one in check(council(changes))] == ["hard", "soft", "soft"]


def test_an_empty_register_breaks_no_law() -> None:
    assert check(Register({}, ORIGIN)) == ()


def test_every_law_says_what_it_demands() -> None:
    for law in LAWS:
        first = (law.__doc__ or "").splitlines()[0]
        assert first.endswith((".", ",")), law
