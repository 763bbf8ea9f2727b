"""Ties by promotion and by a shared workplace, worked by hand on six people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from raspred.errors import MeasureError
from raspred.measures import measure
from tests.known.six import Book

if TYPE_CHECKING:
    from raspred.register.register import Register


def board() -> Book:
    """Return a board of three that elects ada: clara, david and elena."""
    book = Book()
    book.rule("chairman", "election", "board.member", majority="majority")
    book.holds("ada", "chairman", "2000-01-01")
    for person in ("clara", "david", "elena"):
        book.holds(person, "board.member", "2000-01-01")
    return book


def tied(register: Register, on: str, of: str, **more: Any) -> Any:
    table = measure(register, "patronage-ties", office="chairman", on=on, of=of, **more)
    row = table.row(0, named=True)
    return pytest.approx((row["low"], row["value"], row["high"]))


def test_promotion_is_a_placing_above_all_posts_before() -> None:
    book = board()
    book.holds("clara", "mill.clerk", "1998-01-01", "2000-06-01", filled_by="local")
    book.holds("clara", "mill.head", "2000-06-01", appointed_by="ada")  # raised by ada
    book.holds("david", "mill.head", "1998-01-01", "2000-06-01", appointed_by="boris")
    book.holds("david", "mill.clerk", "2000-06-01", appointed_by="ada")  # sent down by ada
    book.holds("elena", "mill.clerk", "1998-01-01", appointed_by="boris")
    # Who gave clara her first post is not told: ada may have, and it may have been a rise.
    register = book.freeze()
    assert tied(register, "2000-05-31", "promotion") == (0, 0, 1 / 3)
    assert tied(register, "2000-06-01", "promotion") == (1 / 3, 1 / 3, 1 / 3)


def test_a_first_post_may_have_been_a_promotion() -> None:
    book = board()
    book.holds("clara", "mill.clerk", "1998-01-01", appointed_by="ada")
    book.holds("david", "mill.clerk", "1998-01-01", appointed_by="boris")
    # Of elena nothing is recorded.
    register = book.freeze()
    assert tied(register, "2001-01-01", "promotion") == (0, 0, 2 / 3)


def test_a_promotion_some_day_of_a_year_widens_the_bounds() -> None:
    book = board()
    for person in ("clara", "david", "elena"):
        book.holds(person, "mill.clerk", "1998-01-01", appointed_by="boris")
    book.holds("clara", "mill.foreman", "2001", appointed_by="ada")
    register = book.freeze()
    assert tied(register, "2001-03-01", "promotion") == (0, 0, 1 / 3)
    assert tied(register, "2001-09-01", "promotion") == (0, 1 / 3, 1 / 3)
    assert tied(register, "2002-01-01", "promotion") == (1 / 3, 1 / 3, 1 / 3)


def test_a_year_in_one_body_makes_a_tie_on_the_day_it_is_full() -> None:
    book = board()
    book.holds("ada", "mill.head", "1998-01-01", "1999-12-31")  # rank 7
    book.holds("clara", "mill.foreman", "1999-01-01", "1999-07-01")  # rank 6: 181 days
    book.holds("clara", "mill.clerk", "1998-01-01", "1998-07-05")  # rank 5: 185 days before
    book.holds("david", "mill.clerk", "1999-06-01")  # 213 days only
    book.holds("elena", "union.delegate", "1998-01-01")  # in another body
    register = book.freeze()
    assert tied(register, "2000-02-01", "workplace") == (1 / 3, 1 / 3, 1 / 3)
    assert tied(register, "2000-02-01", "workplace", months=6) == (2 / 3, 2 / 3, 2 / 3)
    assert tied(register, "2000-02-01", "workplace", months=13) == (0, 0, 0)


def test_posts_side_by_side_do_not_count_a_day_twice() -> None:
    book = board()
    book.holds("ada", "mill.head", "1999-01-01", "1999-09-01")
    for post in ("mill.foreman", "mill.clerk"):
        book.holds("clara", post, "1999-01-01", "1999-09-01")
    for person in ("david", "elena"):
        book.holds(person, "union.delegate", "1999-01-01")
    register = book.freeze()
    assert tied(register, "2000-02-01", "workplace") == (0, 0, 0)
    assert tied(register, "2000-02-01", "workplace", months=8) == (0, 0, 0)  # 243 of 244 days
    assert tied(register, "2000-02-01", "workplace", months=7) == (1 / 3, 1 / 3, 1 / 3)


def test_common_service_with_unknown_ends_stands_in_the_bounds() -> None:
    book = board()
    book.holds("ada", "mill.head", "1998-01-01", "2000-01-01")
    book.holds("clara", "mill.clerk", "1998", "2000-01-01")  # a year for certain, two perhaps
    book.holds("david", "mill.clerk", "1999", "2000-01-01")  # a year perhaps
    register = book.freeze()
    found = tied(register, "2000-02-01", "workplace")
    assert found == (1 / 3, 1 / 3, 1.0)  # of elena nothing is recorded


def test_kinds_and_months_that_are_none() -> None:
    with pytest.raises(MeasureError, match=r"no tie 'promotions'\. Did you mean 'promotion'\?"):
        tied(board().freeze(), "2000-02-01", "promotions")
    with pytest.raises(MeasureError, match=r"months: 0 are none\. Ask for 1 or more\."):
        tied(board().freeze(), "2000-02-01", "workplace", months=0)
