"""Families of patrons: kernels against a plain twin that asks every day anew."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from raspred.measures.families import Families, Standing, Ties, grow, turn
from raspred.measures.highest_posts import NOBODY, Held, changes
from raspred.measures.spans import ascending

PEOPLE, DAYS = 6, 5


class Tenure(NamedTuple):
    person: int
    rank: int
    start: int
    by: int
    first: int
    after: int
    sure: bool

    @property
    def patron(self) -> int:
        return NOBODY if self.by in (NOBODY, self.person) else self.by


def _tenure(row: tuple[int, int, int, int, int, int, bool]) -> Tenure:
    person, rank, start, by, first, length, sure = row
    return Tenure(person, rank, start, by, first, min(first + length, DAYS), sure)


tenures = st.lists(
    st.tuples(
        st.integers(0, PEOPLE - 1),
        st.integers(1, 2),
        st.integers(0, 2),
        st.integers(NOBODY, PEOPLE - 1),
        st.integers(0, DAYS - 1),
        st.integers(1, DAYS),
        st.booleans(),
    ).map(_tenure),
    max_size=12,
)


def _above(one: int, patron: dict[int, int]) -> list[int]:
    """Return who stands above somebody, nearest first; a ring is cut above its first."""
    way = [one]
    while (above := patron.get(way[-1], NOBODY)) != NOBODY:
        if above in way:
            ring = way[way.index(above) :]
            return _above(one, {**patron, min(ring): NOBODY})
        way.append(above)
    return way[1:]


def _twin(held: list[Tenure], day: int) -> tuple[int, int, dict[int, tuple[int, int, int, int]]]:
    """Return how many are in post and adrift, and below, sure, direct and deepest by root."""
    highest: dict[int, Tenure] = {}
    for one in held:
        other = highest.get(one.person)
        if one.first <= day < one.after and (
            other is None or one[1:4] >= other[1:4]  # rank, start, by
        ):
            highest[one.person] = one
    patron = {who: one.patron for who, one in highest.items()}
    sure = {who: one.patron for who, one in highest.items() if one.sure}
    ways = {who: _above(who, patron) for who in range(PEOPLE)}
    surely = {who: _above(who, sure) for who in range(PEOPLE)}
    dark = {who for who, one in highest.items() if one.by == NOBODY}
    told = {}
    for root in {way[-1] for way in ways.values() if way}:
        under = [who for who in range(PEOPLE) if ways[who] and ways[who][-1] == root]
        told[root] = (
            len([who for who in under if who in highest]),
            len([who for who in highest if surely[who] and surely[who][-1] == root]),
            len([who for who in highest if patron[who] == root]),
            max(len(ways[who]) for who in under),
        )
    adrift = [who for who in highest if (ways[who] or [who])[-1] in dark]
    return len(highest), len(adrift), told


@given(tenures)
def test_families_as_a_plain_twin_has_them(held: list[Tenure]) -> None:
    order = ascending(np.array([one.person for one in held], dtype=np.int64))
    rows = [held[at] for at in order]
    numbers = {
        name: np.array([getattr(one, name) for one in rows], dtype=dtype)
        for name, dtype in (*zip(Held._fields, "iqqqii", strict=True), ("patron", "i"))
    }
    by, sure = numbers["by"], np.array([one.sure for one in rows], dtype=np.bool_)
    ties = Ties(numbers.pop("patron"), sure, by == NOBODY)
    changed = changes(Held(**numbers), DAYS)
    standing, families = Standing.empty(PEOPLE), Families.empty(PEOPLE)
    for day in range(DAYS):
        turn(standing, changed, ties, day)
        people, adrift = grow(standing, families)
        found = {
            root: (
                int(families.below[root]),
                int(families.sure[root]),
                int(families.direct[root]),
                int(families.deepest[root]),
            )
            for root in {int(families.root[one]) for one in range(PEOPLE)}
            if families.deepest[root]
        }
        assert (people, adrift, found) == _twin(held, day)


@given(st.lists(st.integers(0, 2**62), max_size=20) | st.lists(st.integers(0, 3), max_size=20))
def test_ascending_is_a_stable_order(keys: list[int]) -> None:
    expected = sorted(range(len(keys)), key=keys.__getitem__)
    assert ascending(np.array(keys, dtype=np.int64)).tolist() == expected
