"""Six people, one committee: the register on which the measures are worked by hand.

A chairman is elected by the five members of a board; the board is elected by an assembly.

    people      ada boris clara david elena fyodor
    office      chairman (one seat), elected by the board by majority
    the board   five seats, elected by the assembly
    assembly    seats by appointment of the patron or by lot (as each test says)
    paid posts  an office each in the mill, ranks 5 to 7

The chair: ada from 2000-01-01, boris from 2002-01-01 on. The board, elected on
2000-01-01 (first board): boris, clara, david, elena, fyodor; the second board, elected on
2003-01-01: clara, david, elena, fyodor, ada.

Paid posts in the mill:

    boris   foreman, 1999-01-01 to 2002-01-01, given by ada
    clara   clerk, from 1999-01-01, by the local committee; head, from 2002-06-01, by the
            department (so under boris)
    david   clerk, from 2001-01-01, by the department (so under ada)
    elena   clerk, from 2002-03, on the collegium's motion, nobody knows whose
    fyodor  nothing paid: elective seat in the union
    ada     nothing recorded beside the board
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from raspred.register.register import Register

PEOPLE = ("ada", "boris", "clara", "david", "elena", "fyodor")
FIRST_BOARD = ("boris", "clara", "david", "elena", "fyodor")
SECOND_BOARD = ("clara", "david", "elena", "fyodor", "ada")
ORIGIN = Provenance.of_reading("worked by hand")


def blank() -> RegisterBuilder:
    """Return a builder with the people, bodies and posts, nobody in any of them."""
    builder = RegisterBuilder()
    for number, person in enumerate(PEOPLE):
        builder.add(
            "persons", person_id=person, name=person.title(), birth=f"{1950 + number}-07-01"
        )
    for body in ("board", "assembly", "mill", "union"):
        builder.add("bodies", body_id=body, name=body, structure=body)
    for post, body, rank, elective, seats in (
        ("chairman", "board", 9, True, 1),
        ("board.member", "board", 8, True, 5),
        ("assembly.delegate", "assembly", 4, True, None),
        ("mill.head", "mill", 7, False, 1),
        ("mill.foreman", "mill", 6, False, 1),
        ("mill.clerk", "mill", 5, False, None),
        ("union.delegate", "union", 3, True, None),
    ):
        builder.add(
            "posts",
            post_id=post,
            body_id=body,
            title=post,
            rank=rank,
            elective=elective,
            seats=seats,
        )
    return builder


class Book:
    """A builder that numbers its tenures."""

    def __init__(self) -> None:
        self.builder = blank()
        self.count = 0

    def holds(
        self, person: str, post: str, start: str | None, end: str | None = "..", **more: str | None
    ) -> None:
        self.count += 1
        self.builder.add(
            "tenures",
            tenure_id=f"t{self.count}",
            person_id=person,
            post_id=post,
            start=start,
            end=end,
            **more,
        )

    def rule(self, post: str, selection: str, selector: str | None, **more: str | None) -> None:
        self.builder.add(
            "selection_rules",
            rule_id=f"{post}-by-{selector}",
            post_id=post,
            selection=selection,
            selector_post_id=selector,
            **more,
        )

    def freeze(self) -> Register:
        return self.builder.freeze(ORIGIN)


def chair_and_boards() -> Book:
    """Return the book with the chair, both boards and the rule that joins them."""
    book = Book()
    book.rule("chairman", "election", "board.member", majority="majority")
    book.holds("ada", "chairman", "2000-01-01", "2002-01-01")
    book.holds("boris", "chairman", "2002-01-01")
    for person in FIRST_BOARD:
        book.holds(person, "board.member", "2000-01-01", "2003-01-01", selection="I")
    for person in SECOND_BOARD:
        book.holds(person, "board.member", "2003-01-01", selection="II")
    return book


def mill(book: Book) -> Book:
    """Add the paid posts."""
    book.holds("boris", "mill.foreman", "1999-01-01", "2002-01-01", appointed_by="ada")
    book.holds("clara", "mill.clerk", "1999-01-01", filled_by="local")
    book.holds("clara", "mill.head", "2002-06-01", filled_by="section")
    book.holds("david", "mill.clerk", "2001-01-01", filled_by="section")
    book.holds("elena", "mill.clerk", "2002-03", filled_by="politburo")
    book.holds("fyodor", "union.delegate", "1999-01-01", filled_by="election")
    return book
