"""Renewal, dissent, accumulation, fate, police share and displacement, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from raspred.errors import MeasureError
from raspred.measures import measure
from tests.known.six import FIRST_BOARD, Book, chair_and_boards

if TYPE_CHECKING:
    from raspred.register.register import Register


def figures(register: Register, name: str, **asked: Any) -> dict[str, tuple[float, float, float]]:
    table = measure(register, name, **asked)
    return {
        row["subject"]: (row["low"], row["value"], row["high"])
        for row in table.iter_rows(named=True)
    }


def same(value: float) -> Any:
    return pytest.approx((value,) * 3)


# --- renewal --------------------------------------------------------------------------


def test_renewal_from_one_named_selection_to_the_next() -> None:
    register = chair_and_boards().freeze()
    found = figures(register, "renewal", office="board.member", on="2003-06-01")
    assert found["retention"] == same(0.8)
    assert found["newcomers"] == same(0.2)
    # Born on 1 July 1950, 1952, 1953, 1954, 1955; on 1 January 2003 half a year past.
    assert found["age"][1] == pytest.approx(2003 - 1952.8 - 0.5, abs=0.01)
    assert found["seniority"][1] == pytest.approx(4 * 3 / 5, abs=0.01)


def test_selections_without_a_name_are_the_days_on_which_half_came_in() -> None:
    book = Book()
    for person in FIRST_BOARD:
        book.holds(person, "board.member", "2000-01-01", "2003-01-01")
    for person in ("ada", "boris", "clara"):
        book.holds(person, "board.member", "2003-01-01")
    book.holds("david", "board.member", "2004-01-01")  # one man co-opted is no selection
    table = measure(book.freeze(), "renewal", office="board.member")
    retention = table.filter(table["subject"] == "retention")
    assert retention["selection"].to_list() == ["2003-01-01"]
    assert retention["value"].to_list() == [0.4]


def test_a_selection_before_christ_is_named_by_its_day_in_four_digits() -> None:
    book = Book()
    for person in FIRST_BOARD:
        book.holds(person, "board.member", "-0043-03-15", "-0042-01-01")
    table = measure(book.freeze(), "renewal", office="board.member", on="-0043-12-31")
    assert table["selection"].unique().to_list() == ["-0043-03-15"]


def test_survival_of_the_body_of_one_day() -> None:
    book = chair_and_boards()
    book.holds("boris", "board.member", "2003", "..")
    register = book.freeze()
    asked = {"office": "board.member", "on": "2003-04-01", "since": "2001-01-01"}
    # Boris came back some time in 2003, by the middle of that year in July.
    assert figures(register, "renewal", **asked)["survival"] == pytest.approx((0.8, 0.8, 1.0))


# --- dissent --------------------------------------------------------------------------


def test_dissent_counts_abstentions_and_sums_delegations() -> None:
    book = Book()
    for person in FIRST_BOARD:
        book.holds(person, "board.member", "2000-01-01")
    add = book.builder.add
    add("places", place_id="north", name="North")
    add("places", place_id="south", name="South")
    shared: dict[str, Any] = {"body_id": "board", "date": "2001-05-01"}
    add("ballots", ballot_id="1", issue="a", votes_for=3, votes_against=1, **shared)
    add(
        "ballots",
        ballot_id="2",
        issue="b",
        votes_for=2,
        votes_against=1,
        abstained=1,
        absent=1,
        **shared,
    )
    for ballot, place, votes in (("3", "north", (1, 1)), ("4", "south", (2, 0))):
        add(
            "ballots",
            ballot_id=ballot,
            issue="c",
            delegation_place_id=place,
            votes_for=votes[0],
            votes_against=votes[1],
            **shared,
        )
    add("ballots", ballot_id="5", issue="d", votes_against=2, **shared)
    table = measure(book.freeze(), "dissent", office="board", on="2001-05-01")
    against = table.filter(table["subject"] == "against")
    rows = {
        (row["issue"], row["delegation"]): (row["low"], row["value"], row["high"])
        for row in against.iter_rows(named=True)
    }
    assert rows[("a", "")] == (0.2, 0.25, 0.25)  # five sit there; one may have abstained
    assert rows[("b", "")] == (0.2, 0.2, 0.2)
    assert rows[("c", "north")] == (0.5, 0.5, 0.5)
    assert rows[("c", "")] == (0.2, 0.25, 0.25)
    assert rows[("d", "")] == (0.4, None, 1.0)  # no votes for are counted: no result


# --- accumulation ---------------------------------------------------------------------


def test_accumulation_of_two_people() -> None:
    book = Book()
    book.holds("ada", "board.member", "2000-01-01")  # rank 8
    book.holds("ada", "mill.foreman", "2000-01-01", "2001")  # rank 6, until some day in 2001
    book.holds("boris", "mill.head", "2000-01-01")  # rank 7
    book.holds("boris", "mill.head", "2000-01-01", "2000-02-01")
    register = book.freeze()
    row = measure(register, "accumulation", on="2000-06-01").row(0, named=True)
    assert (row["subject"], row["value"], row["ranks"], row["structures"]) == ("ada", 2, 14, 2)
    assert row["herfindahl"] == pytest.approx((14 / 21) ** 2 + (7 / 21) ** 2)
    assert figures(register, "accumulation", on="2001-03-01")["ada"] == (1, 2, 2)
    assert figures(register, "accumulation", on="2001-12-30", person="ada")["ada"] == (1, 1, 2)


def test_the_top_people_are_those_with_most_posts() -> None:
    book = Book()
    posts = ("board.member", "mill.head", "mill.foreman", "union.delegate", "mill.clerk")
    for number, person in enumerate(("ada", "boris", "clara", "david")):
        for post in posts[: 5 - number]:
            book.holds(person, post, "2000-01-01")
    table = measure(book.freeze(), "accumulation", on="2001-01-01", top=2)
    assert table["subject"].to_list() == ["ada", "boris"]
    assert table["value"].to_list() == [5, 4]
    with pytest.raises(MeasureError, match=r"^top: 0 people cannot be shown\. Ask"):
        measure(book.freeze(), "accumulation", top=0)


# --- fate -----------------------------------------------------------------------------


def test_what_became_of_the_first_board() -> None:
    book = chair_and_boards()
    book.holds("boris", "mill.clerk", "2003-01-01")
    orders = (
        ("clara", "expulsion", "2004-01-01"),
        ("clara", "readmission", "2005-01-01"),
        ("david", "arrest", "2004-05"),
        ("david", "execution", "2006-01-01"),
        ("fyodor", "exile", "2004"),
    )
    for number, (person, kind, date) in enumerate(orders):
        book.builder.add("orders", order_id=f"o{number}", kind=kind, person_id=person, date=date)
    register = book.freeze()
    asked = {"office": "board.member", "since": "2001-01-01"}
    early = figures(register, "fate", on="2004-03-01", **asked)
    assert early["elsewhere"] == same(0.2)  # boris, who has risen to the chair
    assert early["expelled"] == same(0.2)
    assert early["in office"] == (0.4, 0.6, 0.6)
    assert early["exiled"] == (0.0, 0.0, 0.2)  # fyodor, some day of 2004
    late = figures(register, "fate", on="2006-06-01", **asked)
    assert late["executed"] == same(0.2)
    assert late["in office"] == same(0.4)  # clara, readmitted, and elena
    assert "expelled" not in late
    chair = figures(register, "fate", office="chairman", since="2001-01-01", on="2003-06-01")
    assert chair == {"demoted": (1.0, 1.0, 1.0)}  # ada, from the chair to the board


# --- police share and displacement ----------------------------------------------------


def removals(channels: tuple[str | None, ...]) -> Register:
    book = Book()
    for number, channel in enumerate(channels):
        book.builder.add(
            "orders",
            order_id=f"o{number}",
            kind="removal",
            person_id="ada",
            date="2001-05-01",
            channel=channel,
        )
    book.builder.add("orders", order_id="x", kind="promotion", person_id="ada", channel="police")
    return book.freeze()


def test_police_share_keeps_the_unknown_in_the_denominator() -> None:
    found = figures(
        removals(("section", "section", "police", None)), "police-share", on="2001-12-31"
    )
    assert found["police"] == (0.25, 0.25, 0.5)
    assert found["section"] == (0.5, 0.5, 0.75)
    assert found["unknown"] == (0.25, 0.25, 0.25)


def test_displacement_by_kind_flow_and_distance() -> None:
    book = Book()
    for place, longitude, hardship in (("here", 0.0, 0.0), ("there", 90.0, 0.75)):
        book.builder.add(
            "places",
            place_id=place,
            name=place,
            latitude=0.0,
            longitude=longitude,
            hardship=hardship,
        )
    add = book.builder.add
    add(
        "orders",
        order_id="1",
        kind="transfer",
        person_id="ada",
        date="2001-05-01",
        from_place_id="here",
        to_place_id="there",
    )
    add(
        "orders", order_id="2", kind="transfer", person_id="boris", date="2001", to_place_id="there"
    )
    register = book.freeze()
    row = measure(register, "displacement", on="2001-06-30").row(0, named=True)
    assert (row["subject"], row["low"], row["value"], row["high"]) == ("transfer", 1, 1, 2)
    row = measure(register, "displacement", on="2001-12-31").row(0, named=True)
    assert (row["value"], row["placed"], row["hardship"]) == (2, 1, 0.75)
    assert row["distance_km"] == pytest.approx(10007.557, abs=0.01)
    flows = figures(register, "displacement", on="2001-12-31", of="flow")
    assert set(flows) == {"here > there", "unknown > there"}
    with pytest.raises(MeasureError, match=r"no grouping .flows.\. Did you mean .flow.\?$"):
        measure(register, "displacement", on="2001-12-31", of="flows")
