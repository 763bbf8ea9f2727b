"""Laws that every measure keeps on any register, however uncertain its dates."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from raspred.measures import MEASURES, measure
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from raspred.register.register import Register

PEOPLE = ("p0", "p1", "p2", "p3", "p4", "p5")
STARTS = ("2000", "2000-06", "2000-06-15", "2001-01-01", "2001~", None, "2002-03-31")
ENDS = ("2001", "2001-06", "2002-01-01", "2003", "..", None)
POSTS = ("chair", "board", "assembly", "clerk", "head")
ORIGIN = Provenance.of_reading("drawn")
RULES = (
    ("chair", "election", "board"),
    ("board", "election", "assembly"),
    ("board", "appointment", "chair"),
    ("assembly", "appointment", "chair"),
    ("clerk", "appointment", "head"),
)
SHARES = ("post-debt", "debt", "seat-debt", "dependence", "co-option", "ultimate-control", "fate")

tenures = st.fixed_dictionaries(
    {
        "person_id": st.sampled_from(PEOPLE),
        "post_id": st.sampled_from(POSTS),
        "start": st.sampled_from(STARTS),
        "end": st.sampled_from(ENDS),
        "appointed_by": st.sampled_from((None, None, *PEOPLE)),
        "filled_by": st.sampled_from(
            (None, "section", "politburo", "local", "election", "unknown")
        ),
    }
)
histories = st.tuples(
    st.lists(tenures, min_size=1, max_size=14),
    st.lists(st.sampled_from(RULES), min_size=1, max_size=4, unique=True),
)
History = tuple[list[dict[str, Any]], list[tuple[str, str, str]]]


def register_of(history: History, rename: dict[str, str] | None = None) -> Register:
    """Return the register of drawn tenures and rules, people renamed."""
    renamed = rename or {person: person for person in PEOPLE}
    rows, rules = history
    builder = RegisterBuilder()
    for person in PEOPLE:
        builder.add("persons", person_id=renamed[person], name="somebody")
    builder.add("bodies", body_id="body", name="body", structure="party")
    for rank, post in enumerate(POSTS, start=1):
        elective = post in POSTS[:3]
        seats = 1 if post == "chair" else None
        builder.add(
            "posts",
            post_id=post,
            body_id="body",
            title=post,
            rank=rank,
            elective=elective,
            seats=seats,
        )
    if not any(post == "chair" for post, _, _ in rules):
        rules = [*rules, RULES[0]]
    for number, (post, selection, selector) in enumerate(rules):
        builder.add(
            "selection_rules",
            rule_id=f"r{number}",
            post_id=post,
            selection=selection,
            selector_post_id=selector,
        )
    for year, share in ((2001, 0.25), (2002, 0.5)):  # as a run would have counted it
        builder.add(
            "series",
            series_id=f"s{year}",
            name="seat-debt",
            date=f"{year}-01-01",
            subject="chair",
            value=share,
        )
    for number, row in enumerate(rows):
        people = {
            column: row[column] and renamed[row[column]] for column in ("person_id", "appointed_by")
        }
        builder.add("tenures", tenure_id=f"t{number}", **{**row, **people})
    return builder.freeze(ORIGIN)


def asked(register: Register, name: str, by: str = "year") -> pl.DataFrame:
    return measure(register, name, office="chair" if MEASURES[name].asks_office else None, by=by)


lawful = settings(max_examples=16, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", sorted(MEASURES))
@given(history=histories)
@lawful
def test_the_value_lies_within_its_bounds(name: str, history: History) -> None:
    table = asked(register_of(history), name)
    assert table.columns[:6] == ["date", "office", "subject", "value", "low", "high"]
    assert table.columns[-1] == "basis"
    known = table.drop_nulls(["value", "low", "high"])
    assert (known["low"] <= known["value"]).all(), table
    assert (known["value"] <= known["high"]).all(), table
    if name in SHARES:
        assert table.filter((pl.col("low") < 0) | (pl.col("high") > 1)).is_empty()


@pytest.mark.parametrize("name", sorted(MEASURES))
@given(history=histories, seed=st.randoms(use_true_random=False))
@settings(lawful, max_examples=6)
def test_the_order_of_the_rows_is_no_matter(name: str, history: History, seed: Any) -> None:
    rows, rules = history
    shuffled = list(rows)
    seed.shuffle(shuffled)
    keys = ["date", "subject", "value", "low", "high"]
    first, second = (
        asked(register_of((one, rules)), name).select(keys).sort(keys) for one in (rows, shuffled)
    )
    assert_frame_equal(first, second)


@pytest.mark.parametrize("name", sorted(set(MEASURES) - {"accumulation", "patronage-forest"}))
@given(history=histories, order=st.permutations(PEOPLE))
@settings(lawful, max_examples=6)
def test_names_decide_nothing(name: str, history: History, order: list[str]) -> None:
    rename = dict(zip(PEOPLE, order, strict=True))
    back = {new: old for old, new in rename.items()}
    keys = ["date", "subject", "value", "low", "high"]
    plain = asked(register_of(history), name).select(keys).sort(keys)
    swapped = asked(register_of(history, rename), name).select(keys)
    swapped = swapped.with_columns(pl.col("subject").replace(back)).sort(keys)
    assert_frame_equal(plain, swapped)


@given(history=histories)
@settings(lawful, max_examples=16)
def test_more_certain_dates_narrow_post_debt(history: History) -> None:
    """Read at any settled dates, the value lies within the bounds of the unsettled register."""
    rows, rules = history
    wide = asked(register_of(history), "post-debt")
    settled = {
        "2000": "2000-03-03",
        "2000-06": "2000-06-20",
        "2001~": "2001-09-09",
        "2001": "2001-02-02",
        "2001-06": "2001-06-02",
        "2003": "2003-03-03",
    }
    exact = [
        {**row, **{date: settled.get(row[date], row[date]) for date in ("start", "end")}}
        for row in rows
    ]
    narrow = asked(register_of((exact, rules)), "post-debt")
    # The years asked about run from the first date, which settling may move.
    both = wide.join(narrow, on="date", suffix="_settled").drop_nulls(["low", "value_settled"])
    assert (both["low"] <= both["value_settled"] + 1e-9).all(), (wide, narrow)
    assert (both["value_settled"] <= both["high"] + 1e-9).all(), (wide, narrow)


def test_every_measure_says_what_it_asks_reads_and_knows() -> None:
    for name, one in MEASURES.items():
        text = one.run.__doc__ or ""
        headings = ("Question:", "Reads:", "Range:", "Known:", "Source:")
        places = [text.find(heading) for heading in headings]
        assert -1 not in places, name
        assert all(before < after for before, after in itertools.pairwise(places)), name
        assert one.about.endswith("."), name
        assert one.question.endswith("?"), name
