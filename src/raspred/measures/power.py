"""Voting power: what a bloc of electors decides, as against the seats it has."""

from __future__ import annotations

from functools import lru_cache
from math import factorial
from typing import TYPE_CHECKING

import numpy as np

from raspred.measures.answer import answer, columns, names
from raspred.measures.appointers import placings
from raspred.measures.electors import electors
from raspred.measures.holders import NOBODY
from raspred.measures.rules import majority_of
from raspred.measures.spans import inside_by

if TYPE_CHECKING:
    import polars as pl

    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register


Bloc = tuple[int, float, float, float, float, int, int]
"""Person, index, its least and greatest, Shapley-Shubik, seats and quota."""


@lru_cache(maxsize=4096)
def banzhaf(weights: tuple[int, ...], quota: int) -> tuple[float, ...]:
    """Return each voter's share of all swings (normalised Banzhaf index), exact.

    A swing is a coalition that wins with the voter and loses without him. Coalitions are
    counted by total weight in whole numbers of any size, the coefficients of the generating
    function prod (1 + x^w) (Brams and Affuso 1976).

    Args:
        weights: Votes of each voter, none negative.
        quota: Votes that win, at least 1.

    Returns:
        Shares that sum to 1, or all 0 where no coalition wins.
    """
    counts = [0] * max(quota, 1)
    counts[0] = 1
    for weight in weights:
        for total in range(quota - 1, weight - 1, -1):
            counts[total] += counts[total - weight]
    swings = {weight: _swings(counts, weight, quota) for weight in set(weights)}
    every = sum(swings[weight] for weight in weights)
    return tuple(swings[weight] / every if every else 0.0 for weight in weights)


def _swings(counts: list[int], weight: int, quota: int) -> int:
    if not weight:
        return 0
    without = list(counts)
    for total in range(weight, quota):
        without[total] -= without[total - weight]
    return sum(without[max(quota - weight, 0) :])


@lru_cache(maxsize=4096)
def shapley_shubik(weights: tuple[int, ...], quota: int) -> tuple[float, ...]:
    """Return each voter's share of all orders of voting in which his vote decides, exact.

    Coalitions are counted by number of voters and total weight, the coefficients of the
    generating function prod (1 + y x^w) (Cantor, in Lucas 1983).

    Args:
        weights: Votes of each voter, none negative.
        quota: Votes that win, at least 1.

    Returns:
        Shares that sum to 1, or all 0 where no coalition wins.
    """
    voters = len(weights)
    counts = np.zeros((voters + 1, max(quota, 1)), dtype=object)
    counts[0, 0] = 1
    for weight in weights:
        if weight < quota:
            counts[1:, weight:] += counts[:-1, : quota - weight]
    pivotal = {weight: _pivots(counts, weight, quota) for weight in set(weights)}
    orders = factorial(voters)
    return tuple(pivotal[weight] / orders for weight in weights)


def _pivots(
    counts: np.ndarray[tuple[int, int], np.dtype[np.object_]], weight: int, quota: int
) -> int:
    if not weight:
        return 0
    without = counts.copy()
    if weight < quota:
        for size in range(1, len(without)):
            without[size, weight:] -= without[size - 1, : quota - weight]
    voters = len(counts) - 1
    before = without[:voters, max(quota - weight, 0) :].sum(axis=1)
    return sum(
        int(before[size]) * factorial(size) * factorial(voters - size - 1) for size in range(voters)
    )


def real_voting_power(register: Register, office: str, days: Days) -> pl.DataFrame:
    """Power to decide an office's selection of each bloc of electors placed by one person.

    Question: Can the men of one appointer carry or block the choice, and what are the
    seats of the others worth then?

    Reads: selection_rules (selector, majority), posts, tenures, orders (by_person_id).

    Range: `value` is the normalised Banzhaf index, 0 to 1, and `shapley_shubik` the other
    index, 0 to 1; `seats` and `quota` are the votes they rest on, by the central dates.
    Electors placed by nobody in person stand alone, each a bloc of one, and have no row.
    `low` and `high` are the index were the electors of unknown placing one bloc of their
    own, and were they all his.

    Known: the Council of the EEC in 1958, 4 4 4 2 2 1 with quota 12: Banzhaf 5/21 5/21 5/21
    3/21 3/21 0; Shapley-Shubik 14/60 14/60 14/60 9/60 9/60 0.

    Source: J. F. Banzhaf (1965); L. S. Shapley and M. Shubik (1954).
    """
    body = electors(register, office)
    placed = placings(register, body.tenures)
    appointer, group = np.unique(placed.who, return_inverse=True)
    seats = inside_by(body.spans.central, group, len(appointer), days).round().astype(np.int64)
    majority, basis = majority_of(register, office)
    rows = [
        (day, *row)
        for day in range(len(days))
        for row in _blocs(appointer, seats[:, day], majority)
    ]
    day, person, value, low, high, shapley, votes, quota = columns(rows, 8)
    return answer(
        days[day],
        office,
        names(register, person),
        value=value,
        low=low,
        high=high,
        basis=basis,
        shapley_shubik=shapley,
        seats=votes,
        quota=quota,
    )


def votes_needed(electors_present: int, majority: str) -> int:
    """Return the votes that carry a selection under a rule's majority."""
    if majority == "two-thirds":
        return -(-2 * electors_present // 3)
    return electors_present if majority == "unanimity" else electors_present // 2 + 1


def _blocs(appointer: Rows, seats: Rows, majority: str) -> list[Bloc]:
    here = (seats > 0) & (appointer >= 0)
    people, blocs = appointer[here], [int(votes) for votes in seats[here]]
    quota = votes_needed(int(seats.sum()), majority)
    unknown = int(seats[appointer == NOBODY].sum())
    single = int(seats[appointer < NOBODY].sum())
    alone = (1,) * (unknown + single)
    game = (*blocs, *alone)
    value, shapley = banzhaf(game, quota), shapley_shubik(game, quota)
    against = banzhaf((*blocs, unknown, *(1,) * single), quota)
    rows = []
    for number, (person, votes) in enumerate(zip(people, blocs, strict=True)):
        others = (*blocs[:number], *blocs[number + 1 :], *(1,) * single)
        joined = banzhaf((votes + unknown, *others), quota)[0]
        settled = (value[number], against[number], joined)
        rows.append(
            (int(person), value[number], min(settled), max(settled), shapley[number], votes, quota)
        )
    return rows
