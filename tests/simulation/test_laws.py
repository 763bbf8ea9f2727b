"""What holds in every history, whatever the party: random small ones lived through."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings

from raspred.register.check import check
from raspred.register.vocabulary import Severity
from raspred.simulation import codes
from raspred.simulation.congress import DELEGATE_SEAT
from raspred.simulation.logs import NO_POST, OPEN_END
from raspred.simulation.run import simulate
from raspred.simulation.tally import GAUGE_HOLD, ROW_ORDERS, ROW_PERSONS, ROW_TENURES, SERIES
from raspred.simulation.world import columns
from tests.simulation.small import Shape, lived, month, seeds, shapes, small

if TYPE_CHECKING:
    from raspred.simulation.building.world import Built

GONE = (codes.EXILED, codes.EXPELLED, codes.ARRESTED, codes.SHOT, codes.DEAD, codes.LEFT)
PLACING = (codes.APPOINTMENT, codes.TRANSFER, codes.PROMOTION, codes.DEMOTION)
FEW = settings(max_examples=25)


def at_end(shape: Shape, seed: int, without: tuple[str, ...] = ()) -> Built:
    return lived(small(shape), seed, without=without)


@FEW
@given(shapes, seeds)
def test_posts_and_persons_agree_on_who_holds_what(shape: Shape, seed: int) -> None:
    world = at_end(shape, seed).world
    people, posts = world.people, world.posts
    for person in range(int(world.tally.rows[ROW_PERSONS])):
        held = np.flatnonzero(posts.holder == person)
        principal = int(people.post[person])
        assert len(held) == (principal >= 0) + people.extra[person]
        assert (people.status[person] == codes.IN_POST) == (principal >= 0)
        if principal >= 0:
            assert principal in held
    assert posts.holder.max(initial=-1) < world.tally.rows[ROW_PERSONS]


@FEW
@given(shapes, seeds)
def test_whoever_is_gone_holds_nothing(shape: Shape, seed: int) -> None:
    world = at_end(shape, seed).world
    gone = np.flatnonzero(np.isin(world.people.status, GONE))
    assert not np.isin(world.posts.holder, gone).any()
    for seat, count in enumerate(world.committees.count):
        assert not np.isin(world.committees.person[seat, :count], gone).any()
    log, rows = world.tenures, int(world.tally.rows[ROW_TENURES])
    still = log.end[:rows] == OPEN_END
    assert not np.isin(log.person[:rows][still], gone).any()


@FEW
@given(shapes, seeds)
def test_no_seat_is_taken_twice_and_no_body_outgrows_its_size(shape: Shape, seed: int) -> None:
    world = at_end(shape, seed).world
    committees, last = world.committees, world.calendar.seats[-1]
    for seat, count in enumerate(committees.count):
        sitting = committees.person[seat, :count]
        assert len(set(sitting.tolist())) == count
        if seat in (codes.MEMBER, codes.CANDIDATE, codes.HOLDER):
            assert count <= last[seat]
        elif seat != codes.SECRETARY:  # the holder of the office is a secretary in any case
            assert count <= max(last[seat], 1)
    full = committees.person[codes.MEMBER, : committees.count[codes.MEMBER]]
    half = committees.person[codes.CANDIDATE, : committees.count[codes.CANDIDATE]]
    assert not set(full.tolist()) & set(half.tolist())


@FEW
@given(shapes, seeds)
def test_every_tenure_that_began_or_ended_in_the_run_has_its_order(shape: Shape, seed: int) -> None:
    world = at_end(shape, seed).world
    log, rows = world.tenures, int(world.tally.rows[ROW_TENURES])
    orders, given_orders = world.orders, int(world.tally.rows[ROW_ORDERS])
    first = world.calendar.first_day[0]
    for row in range(rows):
        person, post = log.person[row], log.post[row]
        if post == -(1 + DELEGATE_SEAT):
            continue  # a mandate for one congress is in its ballots
        begun, ended = int(log.start_order[row]), int(log.end_order[row])
        assert (begun >= 0) == (log.start[row] >= first)
        assert (ended >= 0) == (log.end[row] != OPEN_END)
        if begun >= 0:
            assert begun < given_orders
            assert (orders.person[begun], orders.to_post[begun]) == (person, post)
            assert orders.day[begun] == log.start[row]
            assert orders.channel[begun] == log.channel[row]
        if ended >= 0:
            assert (orders.person[ended], orders.from_post[ended]) == (person, post)
            assert orders.day[ended] == log.end[row] >= log.start[row]


@FEW
@given(shapes, seeds)
def test_nobody_holds_a_post_before_the_last_holder_has_left(shape: Shape, seed: int) -> None:
    world = at_end(shape, seed).world
    log, rows = world.tenures, int(world.tally.rows[ROW_TENURES])
    by_post: dict[int, list[tuple[int, int]]] = {}
    for row in range(rows):
        if log.post[row] >= 0:
            by_post.setdefault(int(log.post[row]), []).append((log.start[row], log.end[row]))
    for stretches in by_post.values():
        assert all(end <= start for (_, end), (start, _) in pairwise(sorted(stretches)))


@FEW
@given(shapes, seeds)
def test_posts_are_filled_only_while_they_exist(shape: Shape, seed: int) -> None:
    world = at_end(shape, seed).world
    posts, days = world.posts, world.calendar.first_day
    log, rows = world.tenures, int(world.tally.rows[ROW_TENURES])
    months = len(days) - 1
    for row in range(rows):
        post = log.post[row]
        if post < 0:
            continue
        assert log.start[row] < days[min(posts.closes[post], months)]
        if posts.opens[post] > 0:
            assert log.start[row] >= days[posts.opens[post]]
        if posts.closes[post] < months:
            assert log.end[row] <= days[posts.closes[post]]


@FEW
@given(shapes, seeds)
def test_the_section_never_places_more_than_it_had_capacity_for(shape: Shape, seed: int) -> None:
    world = at_end(shape, seed).world
    orders, rows = world.orders, int(world.tally.rows[ROW_ORDERS])
    months = len(world.calendar.first_day) - 1
    placed = (orders.channel[:rows] == codes.SECTION) & np.isin(orders.kind[:rows], PLACING)
    placed &= orders.to_post[:rows] != NO_POST
    when = np.searchsorted(world.calendar.first_day, orders.day[:rows][placed], "right") - 1
    each = np.bincount(when, minlength=months)
    assert (np.cumsum(each) <= np.cumsum(world.calendar.responsible) + 1e-6).all()
    reasons = (codes.WITHIN_JURISDICTION, codes.AT_REQUEST, codes.SUSPECT, codes.DOCILE)
    filled = np.isin(orders.reason[:rows][placed], reasons)
    told = world.tally.series[:, SERIES.index("responsible-placements")]
    assert (np.cumsum(told) <= np.cumsum(world.calendar.responsible) + 1e-6).all()
    assert told.astype(int).tolist() == np.bincount(when[filled], minlength=months).tolist()


@FEW
@given(shapes, seeds)
def test_the_party_is_as_large_as_the_record_says(shape: Shape, seed: int) -> None:
    world = at_end(shape, seed).world
    counted = world.tally.series[:, SERIES.index("members")]
    cadres = np.isin(world.people.status, (codes.RESERVE, codes.IN_POST)).sum()
    each = 1.0 / world.numbers.scale
    for have, want in zip(counted, world.calendar.members, strict=True):
        if want > 2 * cadres:
            assert abs(have - want) <= each + 0.001 * want


@FEW
@given(shapes, seeds)
def test_every_number_keeps_within_its_bounds(shape: Shape, seed: int) -> None:
    world = at_end(shape, seed).world
    persons = int(world.tally.rows[ROW_PERSONS])
    for group in (world.people, world.minds, world.ties, world.cards, world.regions):
        for name, column in columns(group):
            assert np.isfinite(column).all(), name
    people, minds, ties = world.people, world.minds, world.ties
    for column in (people.prestige, people.spoke, minds.ability, minds.conviction, minds.fear):
        assert ((column >= 0) & (column <= 1)).all()
    assert ((ties.debt >= 0) & (ties.debt <= 1)).all()
    assert (ties.patron[:persons] < persons).all()
    assert (ties.patron[:persons] != np.arange(persons)).all()
    assert (people.weight >= 0).all()
    feud = world.notables.feud
    assert np.array_equal(feud, feud.T)
    assert ((feud >= 0) & (feud <= 3)).all()
    assert 0.0 <= world.tally.gauge[GAUGE_HOLD] <= 1.0
    assert world.notables.power.sum() <= world.committees.person.shape[1]
    slots = world.notables.person
    for slot in np.flatnonzero(slots >= 0):
        assert people.slot[slots[slot]] == slot


@FEW
@given(shapes, seeds)
def test_nothing_is_read_from_the_future(shape: Shape, seed: int) -> None:
    scenario = small(shape)
    whole_run, part = lived(scenario, seed), lived(scenario, seed, until=month(13))
    for name, index in (("tenures", ROW_TENURES), ("orders", ROW_ORDERS)):
        rows = int(part.world.tally.rows[index])
        last = part.world.calendar.first_day[part.span.count]
        short, long = getattr(part.world, name), getattr(whole_run.world, name)
        day = long.start if name == "tenures" else long.day
        assert rows == np.count_nonzero(day[: int(whole_run.world.tally.rows[index])] < last)
        for field, column in columns(short):
            if field in ("end", "end_order"):
                continue
            assert np.array_equal(column[:rows], getattr(long, field)[:rows]), field
    months = part.span.count
    series = whole_run.world.tally.series[:months]
    assert np.array_equal(part.world.tally.series, series, equal_nan=True)


@settings(max_examples=15)
@given(shapes, seeds)
def test_the_register_keeps_every_hard_law(shape: Shape, seed: int) -> None:
    history = simulate(small(shape), seed)
    assert [str(b) for b in check(history.register) if b.severity == Severity.HARD] == []
    assert history.summary["persons"] == history.register.persons.height
