"""The laws of a register, asked one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raspred.register.breach import Breach
from raspred.register.laws.form import FORM_LAWS
from raspred.register.laws.lives import (
    holders_alive,
    tenures_within_bodies,
    tenures_within_posts,
)
from raspred.register.laws.orders import (
    ends_have_orders,
    orders_match_tenures,
    orders_to_the_living,
)
from raspred.register.laws.plausible import numbers_in_range, rules_say_who_selects
from raspred.register.laws.references import references_exist
from raspred.register.laws.seats import (
    exclusive_posts_held_singly,
    posts_held_once,
    seats_suffice,
)
from raspred.register.laws.sequence import ends_after_starts, texts_agree_with_days
from raspred.register.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from raspred.errors import Problem
    from raspred.register.register import Register

__all__ = ["LAWS", "Breach", "Severity", "check"]

LAWS: Final[tuple[Callable[[Register], Iterator[Breach]], ...]] = (
    *FORM_LAWS,
    references_exist,
    texts_agree_with_days,
    ends_after_starts,
    numbers_in_range,
    tenures_within_posts,
    tenures_within_bodies,
    holders_alive,
    seats_suffice,
    exclusive_posts_held_singly,
    posts_held_once,
    orders_match_tenures,
    ends_have_orders,
    orders_to_the_living,
    rules_say_who_selects,
)


def check(register: Register) -> tuple[Breach, ...]:
    """Return every breach of the register's laws, hard ones first, in the order of `LAWS`.

    What was noticed when it was read follows as soft breaches: of `source-finding` what the
    reader of a source did not understand, of `file-edited` what the reader of its folder saw.

    Args:
        register: Any register; nothing in it is changed.
    """
    found = [breach for law in LAWS for breach in law(register)]
    of_source = frozenset(register.provenance.findings)
    found += [_noticed(note, of_source=note in of_source) for note in register.notes]
    return tuple(sorted(found, key=lambda breach: breach.severity is not Severity.HARD))


def _noticed(note: Problem, *, of_source: bool) -> Breach:
    if of_source:
        place = ("source-finding", Severity.SOFT, "source", note.where)
    else:
        place = ("file-edited", Severity.SOFT, note.where, "the file")
    return Breach(*place, note.what, note.remedy)
