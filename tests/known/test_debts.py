"""Debt, post debt, dependence, co-option and the loop, worked by hand on six people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from raspred.errors import MeasureError
from raspred.measures import measure
from tests.known.six import FIRST_BOARD, Book, chair_and_boards, mill

if TYPE_CHECKING:
    from raspred.register.register import Register


def bounds(register: Register, name: str, on: str, **options: str) -> Any:
    row = measure(register, name, office="chairman", on=on, **options).row(0, named=True)
    return pytest.approx((row["low"], row["value"], row["high"]))


# --- post debt ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "low", "value", "high", "why"),
    [
        ("2000-06-01", 1, 1, 3, "boris by ada; of david and elena nothing is recorded"),
        ("2001-06-01", 2, 2, 3, "david as well, by the department under ada"),
        ("2002-01-01", 0, 0, 2, "hand-over: under ada david counts, under boris nobody"),
        ("2002-03-15", 0, 0, 1, "elena may be a clerk already, on the chairman's motion"),
        ("2002-07-01", 1, 1, 2, "clara by the department under boris; elena nobody knows"),
        ("2003-06-01", 1, 1, 3, "ada has come in, of whom nothing is recorded"),
    ],
)
def test_post_debt_by_hand(on: str, low: int, value: int, high: int, why: str) -> None:
    register = mill(chair_and_boards()).freeze()
    assert (low / 5, value / 5, high / 5) == bounds(register, "post-debt", on), why


def test_post_debt_goes_by_the_highest_post() -> None:
    book = chair_and_boards()
    for person in FIRST_BOARD:
        book.holds(person, "mill.clerk", "2000-02-01", filled_by="section")
    book.holds("clara", "mill.head", "2000-02-01", filled_by="local")
    assert bounds(book.freeze(), "post-debt", "2001-01-01") == (0.8, 0.8, 0.8)


def test_an_order_names_the_appointer_where_the_tenure_does_not() -> None:
    book = chair_and_boards()
    book.builder.add(
        "orders", order_id="o1", kind="appointment", person_id="clara", by_person_id="ada"
    )
    book.holds("clara", "mill.head", "2000-02-01", start_order_id="o1")
    for person in ("boris", "david", "elena", "fyodor"):
        book.holds(person, "mill.clerk", "2000-02-01", filled_by="local")
    assert bounds(book.freeze(), "post-debt", "2001-01-01") == (0.2, 0.2, 0.2)


def test_another_department_can_be_named() -> None:
    register = mill(chair_and_boards()).freeze()
    assert bounds(register, "post-debt", "2001-06-01", department="local") == (0.2, 0.2, 0.6)


# --- dependence -----------------------------------------------------------------------


def test_dependence_weighs_what_would_be_lost() -> None:
    register = mill(chair_and_boards()).freeze()
    # Clara would fall from head (7) to clerk (5), david from clerk to nothing.
    expected = (1 - 5 / 7 + 1) / 5
    assert bounds(register, "dependence", "2002-07-01") == (expected, expected, expected)


def test_a_committee_all_of_whose_members_the_secretary_appointed() -> None:
    book = Book()
    book.rule("mill.head", "election", "mill.clerk")
    book.rule("mill.clerk", "appointment", "mill.head")
    book.holds("ada", "mill.head", "2000-01-01")
    for person in FIRST_BOARD:
        book.holds(person, "mill.clerk", "2001-01-01")
    register = book.freeze()
    row = measure(register, "dependence", office="mill.head", on="2002-01-01").row(0, named=True)
    assert (row["low"], row["value"], row["high"]) == (1.0, 1.0, 1.0)


# --- debt -----------------------------------------------------------------------------


def with_assembly(placed: dict[str, str | None], **rule: str) -> Register:
    """Return boards elected by six delegates, each placed by the person given."""
    book = chair_and_boards()
    book.rule("board.member", "election", "assembly.delegate")
    for person, by in placed.items():
        book.holds(person, "assembly.delegate", "1999-12-20", "2000-01-01", appointed_by=by)
    return book.freeze()


def test_pure_appointment_is_all_debt() -> None:
    book = chair_and_boards()
    book.rule("board.member", "appointment", "chairman")
    register = book.freeze()
    # The first board was named by ada, on the day she came in.
    assert bounds(register, "debt", "2001-01-01") == (1.0, 1.0, 1.0)
    assert bounds(register, "debt", "2002-06-01") == (0.0, 0.0, 0.0)
    assert bounds(register, "debt", "2003-06-01") == (1.0, 1.0, 1.0)


def test_pure_lot_is_no_debt() -> None:
    book = chair_and_boards()
    book.rule("board.member", "lot", None)
    assert bounds(book.freeze(), "debt", "2001-01-01") == (0.0, 0.0, 0.0)


def test_one_step_election_passes_on_the_mean_of_the_electors() -> None:
    register = with_assembly({"clara": "ada", "david": "ada", "elena": "boris", "fyodor": None})
    # The assembly rose on the day its board entered office; one delegate nobody knows of.
    assert bounds(register, "debt", "2001-01-01") == (0.5, 0.5, 0.75)
    assert bounds(register, "debt", "2002-06-01") == (0.25, 0.25, 0.5)


def test_two_step_election_runs_back_through_both() -> None:
    book = chair_and_boards()
    book.rule("board.member", "election", "assembly.delegate")
    book.rule("assembly.delegate", "election", "union.delegate")
    for person in ("clara", "david"):
        book.holds(person, "assembly.delegate", "1999-12-20", "2000-01-01")
    for person, by in zip(
        ("elena", "fyodor", "clara", "david"), ("ada", "ada", "ada", "boris"), strict=True
    ):
        book.holds(person, "union.delegate", "1999-01-01", "2000-06-01", appointed_by=by)
    assert bounds(book.freeze(), "debt", "2001-01-01") == (0.75, 0.75, 0.75)


def test_a_body_that_renews_itself_ends_with_its_first_members() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member")
    book.rule("board.member", "election", "board.member")
    book.holds("ada", "chairman", "1999-01-01")
    book.holds("boris", "board.member", "1999-06-01", "2000-01-01", appointed_by="ada")
    book.holds("clara", "board.member", "1999-06-01", "2000-01-01", appointed_by="david")
    for person in ("david", "elena", "fyodor"):
        book.holds(person, "board.member", "2000-01-01", "2001-01-01")
    for person in ("boris", "clara", "david"):
        book.holds(person, "board.member", "2001-01-01")
    assert bounds(book.freeze(), "debt", "2002-01-01") == (0.5, 0.5, 0.5)


def test_unknown_ballot_stays_in_the_denominator() -> None:
    assert bounds(chair_and_boards().freeze(), "debt", "2001-01-01") == (0.0, 0.0, 1.0)


# --- who placed the electors ----------------------------------------------------------


def test_a_hand_over_day_gives_both_appointers() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member")
    book.rule("board.member", "appointment", "chairman")
    book.holds("ada", "chairman", "2000-01-01", "2002-01-01")
    book.holds("boris", "chairman", "2002-01-01")
    book.holds("clara", "board.member", "2001-01-01")
    book.holds("david", "board.member", "2002-01-01")
    book.holds("elena", "board.member", "2002-01-02")
    table = measure(book.freeze(), "electors-by-appointer", office="chairman", on="2002-06-01")
    found = {row["subject"]: row for row in table.iter_rows(named=True)}
    assert (found["ada"]["low"], found["ada"]["value"], found["ada"]["high"]) == (1, 1, 2)
    assert (found["boris"]["low"], found["boris"]["value"], found["boris"]["high"]) == (1, 2, 2)
    assert found["boris"]["basis"] == "inferred"


def test_unknown_appointers_are_shown_and_bound_all_others() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member")
    book.holds("ada", "chairman", "2000-01-01")
    book.holds("boris", "board.member", "2001-01-01", appointed_by="ada")
    book.holds("clara", "board.member", "2001-01-01")
    book.holds("david", "board.member", "2001-01-01", filled_by="election")
    table = measure(book.freeze(), "electors-by-appointer", office="chairman", on="2002-06-01")
    rows = {
        row["subject"]: (row["low"], row["value"], row["high"])
        for row in table.iter_rows(named=True)
    }
    assert rows == {"ada": (1, 1, 2), "elected": (1, 1, 2), "unknown": (1, 1, 1)}
    assert table["share"].sum() == pytest.approx(1.0)


def test_an_age_limit_ends_the_vote_on_the_birthday() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member", condition="under 50")
    book.holds("ada", "chairman", "2000-01-01")
    book.holds("boris", "board.member", "1990-01-01", appointed_by="ada")  # born 1951-07-01
    book.holds("clara", "board.member", "1990-01-01", appointed_by="ada")  # born 1952-07-01
    register = book.freeze()
    for on, electors in (("2001-06-30", 2), ("2001-07-01", 1), ("2002-06-30", 1)):
        table = measure(register, "electors-by-appointer", office="chairman", on=on)
        assert table["value"].to_list() == [electors], on


# --- co-option ------------------------------------------------------------------------


def test_co_option_on_a_small_board() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member")
    book.holds("ada", "chairman", "2000-01-01")
    for person, start in (
        ("boris", "1994-01-01"),
        ("clara", "1998-01-01"),
        ("david", "2001-01-01"),
        ("elena", "2003-01-01"),
    ):
        book.holds(person, "board.member", start)
    row = measure(book.freeze(), "co-option", office="chairman", on="2004-01-01").row(0, named=True)
    assert row["value"] == 0.5
    assert row["weighted"] == pytest.approx((3 + 1) / (10 + 6 + 3 + 1), abs=1e-3)


def test_re_election_without_a_break_is_no_co_option() -> None:
    register = chair_and_boards().freeze()
    assert bounds(register, "co-option", "2003-06-01") == (0.2, 0.2, 0.2)


# --- the loop -------------------------------------------------------------------------


def test_the_loop_closes_where_it_stays_through_the_next_selection() -> None:
    book = chair_and_boards()
    for person, start in (
        ("clara", "2002-03-10"),
        ("david", "2002-04-10"),
        ("elena", "2002-06-10"),
    ):
        book.holds(person, "mill.clerk", start, filled_by="section")
    for person in ("boris", "ada"):
        book.holds(person, "mill.clerk", "1999-01-01", filled_by="local")
    row = measure(book.freeze(), "loop-closed", office="chairman").row(0, named=True)
    assert row["subject"] == "boris"
    assert row["date"] == row["latest"] == dt.date(2002, 6, 30)
    # Before March nothing is recorded of three of them, who may have owed him a post.
    assert row["earliest"] == dt.date(2002, 1, 31)
    assert row["value"] == pytest.approx(0.6)


def test_a_share_that_falls_back_before_the_next_selection_has_not_closed_the_loop() -> None:
    book = chair_and_boards()
    for person in ("clara", "david", "elena"):
        book.holds(person, "mill.clerk", "2002-03-10", "2002-09-10", filled_by="section")
        book.holds(person, "mill.clerk", "2002-09-10", filled_by="local")
    for person in ("boris", "ada"):
        book.holds(person, "mill.clerk", "1999-01-01", filled_by="local")
    assert measure(book.freeze(), "loop-closed", office="chairman").is_empty()


def test_two_thirds_need_more_than_a_majority() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member", majority="two-thirds")
    book.holds("ada", "chairman", "2000-01-01", "2001-01-01")
    for number, person in enumerate(("clara", "david", "elena")):
        book.holds(person, "board.member", "2000-01-01", "2001-01-01")
        by = "section" if number < 2 else "local"
        book.holds(person, "mill.clerk", "2000-02-01", filled_by=by)
    row = measure(book.freeze(), "loop-closed", office="chairman").row(0, named=True)
    assert row["date"] == dt.date(2000, 2, 29)
    assert row["basis"] == "post-debt; by rule two-thirds"


# --- asking ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"name": "post-dept", "office": "chairman"},
            "measure: no measure 'post-dept'. Did you mean 'post-debt'?",
        ),
        (
            {"name": "debt", "office": "chairmen"},
            "office: no post 'chairmen' in the register. Did you mean 'chairman'?",
        ),
        (
            {"name": "debt"},
            "debt: it needs the office to ask about. Offices with a selection rule: chairman.",
        ),
        (
            {"name": "debt", "office": "chairman", "on": "1925"},
            "on: '1925' is no certain day. Give a day as YYYY-MM-DD.",
        ),
        (
            {"name": "debt", "office": "chairman", "by": "week"},
            "by: 'week' is no step of time. Known: month, year.",
        ),
        (
            {"name": "debt", "office": "chairman", "on": "2001-01-01", "by": "month"},
            "on, by: both were given. Give one day or one step.",
        ),
        (
            {"name": "co-option", "office": "chairman", "depth": 2},
            "co-option: no option 'depth'. It has no options.",
        ),
        (
            {"name": "post-debt", "office": "chairman", "departmen": "section"},
            "post-debt: no option 'departmen'. Did you mean 'department'?",
        ),
        (
            {"name": "post-debt", "office": "chairman", "department": "sektion"},
            "department: no channel 'sektion'. Did you mean 'section'?",
        ),
        (
            {"name": "accumulation", "top": "many"},
            "accumulation: option 'top' is 'many'. Give a whole number.",
        ),
        (
            {"name": "accumulation", "person": "bors"},
            "person: no person 'bors' in the register. Did you mean 'boris'?",
        ),
        (
            {"name": "dissent", "office": "bord"},
            "office: no body or post 'bord' in the register. Did you mean 'board'?",
        ),
        (
            {"name": "debt", "office": "mill.head"},
            "office 'mill.head': no selection rule says who selects its holder. "
            "Add a row to selection_rules with its post_id and a selector.",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_says_how_to_mend_it(
    asked: dict[str, str], message: str
) -> None:
    register = chair_and_boards().freeze()
    with pytest.raises(MeasureError) as error:
        measure(register, **asked)
    assert str(error.value) == message


def test_a_lower_bound_closes_no_loop_before_there_are_electors() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member", majority="majority")
    book.holds("ada", "chairman", "2000-01-01")
    # His man sits from some day of 2000 on, another's from some day of 2001: half is not more
    # than half. In January 2000 one elector may sit, and if one does he is his.
    book.holds("boris", "board.member", "2000", appointed_by="ada")
    book.holds("clara", "board.member", "2001", appointed_by="david")
    row = measure(book.freeze(), "loop-closed", office="chairman", of="debt", by="month")
    assert row.select("date", "latest").rows() == [(None, None)]
    assert row["earliest"][0] is not None


# --- debt at a distance ---------------------------------------------------------------


def appointed_board() -> Book:
    """Return a board of three: ada's man, the man of her man, and the man of a stranger."""
    book = Book()
    book.rule("chairman", "election", "board.member", majority="majority")
    book.holds("ada", "chairman", "2000-01-01", filled_by="election")
    book.holds("boris", "mill.head", "2000-02-01", appointed_by="ada")
    book.holds("david", "board.member", "2000-06-01", appointed_by="ada")
    book.holds("clara", "board.member", "2000-06-01", appointed_by="boris")
    book.holds("elena", "board.member", "2000-06-01", appointed_by="fyodor")
    return book


@pytest.mark.parametrize(("depth", "owed"), [(1, 1 / 3), (2, 2 / 3), (5, 2 / 3)])
def test_debt_through_one_whom_the_holder_placed(depth: int, owed: float) -> None:
    book = appointed_board()
    book.holds("fyodor", "union.delegate", "1999-01-01", filled_by="election")
    book.rule("union.delegate", "election", "mill.clerk")
    book.holds("elena", "mill.clerk", "1998-01-01", filled_by="local", appointed_by="clara")
    book.holds("clara", "mill.foreman", "1997-01-01", appointed_by="david")
    found = bounds(book.freeze(), "debt", "2001-01-01", depth=str(depth))
    # What david was in 1997, and so whom he may have owed it to, is not recorded.
    assert found == (owed, owed, owed if depth < 4 else 1.0)


def test_a_patron_of_whom_nothing_is_recorded_widens_the_bounds() -> None:
    register = appointed_board().freeze()
    assert bounds(register, "debt", "2001-01-01") == (1 / 3, 1 / 3, 1 / 3)
    assert bounds(register, "debt", "2001-01-01", depth="2") == (2 / 3, 2 / 3, 1.0)


def test_only_the_highest_post_of_a_patron_counts_and_only_on_the_day() -> None:
    book = appointed_board()
    book.holds("fyodor", "mill.foreman", "2000-01-01", appointed_by="clara")  # rank 6
    book.holds("fyodor", "mill.clerk", "2000-01-01", appointed_by="ada")  # rank 5
    book.holds("fyodor", "mill.head", "2000-07-01", appointed_by="ada")  # a month too late
    book.holds("clara", "union.delegate", "1999-01-01", filled_by="election")
    found = bounds(book.freeze(), "debt", "2001-01-01", depth="2")
    assert found == (2 / 3, 2 / 3, 2 / 3)


def test_a_patron_whose_post_is_uncertain_stands_in_the_bounds() -> None:
    book = appointed_board()
    book.holds("fyodor", "mill.foreman", "2000-01-01", "2000", appointed_by="ada")
    found = bounds(book.freeze(), "debt", "2001-01-01", depth="2")
    assert found == (1.0, 1.0, 1.0)  # it may have ended before June, but no other is recorded


def test_no_step_is_no_debt() -> None:
    with pytest.raises(MeasureError, match=r"^depth: 0 steps are none\. Ask for 1 or more\.$"):
        measure(chair_and_boards().freeze(), "debt", office="chairman", depth=0)


def test_of_two_who_entered_one_seat_on_one_day_neither_is_named() -> None:
    book = Book()
    book.rule("chairman", "election", "board.member", majority="majority")
    book.holds("ada", "chairman", "2000-01-01")
    book.holds("boris", "chairman", "2000-01-01")
    book.holds("clara", "board.member", "2000-01-01", appointed_by="ada")
    row = measure(book.freeze(), "debt", office="chairman", on="2001-01-01").row(0, named=True)
    assert (row["subject"], row["low"], row["value"], row["high"]) == ("unknown", 0.0, None, 1.0)
