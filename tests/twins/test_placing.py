"""Sorting, drawing and comparing cadres: kernel and twin choose the same people."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.simulation import codes
from raspred.simulation.acts import is_open, place_in_post
from raspred.simulation.bench import renew_bench
from raspred.simulation.choosing import draw_candidate, weigh
from raspred.simulation.codes import DEAD, LOCAL, OWN_MAN, RANK_AND_FILE, RESERVE
from raspred.simulation.logs import NO_CHOICE, Act, Choice
from raspred.simulation.pools import sort_cadres
from raspred.simulation.steps.assignment import by_rank, compare, vacancies
from raspred.simulation.steps.local_appointment import compare_locally
from raspred.simulation.steps.politburo_motion import mover_of
from raspred.simulation.tally import ROW_PERSONS
from tests.twins import acts, placing
from tests.twins.party import STRAITS, Party, differences, in_straits, plain

if TYPE_CHECKING:
    from raspred.simulation.building.world import Built

EVERYWHERE = pytest.mark.parametrize("number", range(len(STRAITS)))


@EVERYWHERE
def test_cadres_are_sorted_alike(number: int) -> None:
    built, _ = in_straits(number)
    sort_cadres(built.bound)
    pool = built.world.pool
    found = placing.cadres(Party(built.world))
    cadres = {key: people for key, people in found.items() if key[0] != placing.AT_THE_BENCH}
    had = [person for key in sorted(cadres) for person in cadres[key]]
    assert pool.person[: pool.start[-1]].tolist() == had
    sizes = np.diff(pool.start)
    assert sizes[sizes > 0].tolist() == [len(cadres[key]) for key in sorted(cadres)]


@EVERYWHERE
def test_the_bench_is_listed_alike(number: int) -> None:
    built, _ = in_straits(number)
    sort_cadres(built.bound)
    assert on_the_bench(built) == placing.bench(Party(built.world))


@given(data=st.data())
def test_the_bench_is_carried_on(data: st.DataObject) -> None:
    built, _ = in_straits(0)
    people, regions = built.world.people, len(built.world.regions.weight)
    persons = int(built.world.tally.rows[ROW_PERSONS])
    for _ in range(data.draw(st.integers(1, 4))):
        for person in data.draw(st.lists(st.integers(0, persons - 1), max_size=40)):
            people.status[person] = data.draw(st.sampled_from((RANK_AND_FILE, RESERVE, DEAD)))
            people.region[person] = data.draw(st.integers(-1, regions - 1))
        renew_bench(built.bound)
        assert on_the_bench(built) == placing.bench(Party(built.world))


def on_the_bench(built: Built) -> list[list[int]]:
    bench = built.world.pool.bench
    return [bench.person[a:b].tolist() for a, b in pairwise(bench.start)]


@EVERYWHERE
def test_the_same_candidates_are_drawn(number: int) -> None:
    built, month = in_straits(number)
    sort_cadres(built.bound)
    party, pool = Party(built.world), built.world.pool
    found = placing.cadres(party)
    for rank in range(1, 11):
        for lane in range(12):
            for region in (placing.ANYWHERE, 0, len(party.regions) - 1):
                drawn = draw_candidate(party.seed, month, 17, lane, pool, rank, region)
                assert drawn == placing.draw_candidate(party, month, 17, lane, found, rank, region)


@given(st.lists(st.tuples(st.integers(0, 6), st.floats(-9, 9)), max_size=12))
def test_the_best_two_are_kept(candidates: list[tuple[int, float]]) -> None:
    scores = dict(reversed(candidates))  # a person has one score
    choice = NO_CHOICE
    for person, _ in candidates:
        choice = weigh(choice, person, scores[person])
    assert tuple(choice) == placing.best_two([(person, scores[person]) for person, _ in candidates])


@EVERYWHERE
def test_the_section_compares_alike(number: int) -> None:
    built, month = in_straits(number)
    world, party = built.world, Party(built.world)
    sort_cadres(built.bound)
    pool, found = built.world.pool, placing.cadres(party)
    for post in range(0, len(party.posts), 3):
        rank = party.posts[post].rank
        groups = (world.people, world.cards, world.numbers, world.draws)
        choice = compare(party.seed, month, post, rank, pool, *groups)
        assert tuple(choice) == placing.compare(party, month, post, found)


@EVERYWHERE
def test_the_same_vacancies_are_claimed(number: int) -> None:
    built, month = in_straits(number)
    party = Party(built.world)
    claimed, left = vacancies(built.bound, month)
    assert (claimed.tolist(), left.tolist()) == placing.vacancies(party, month)
    assert all(is_open(built.bound, int(post), month) for post in (*claimed, *left))


@given(st.lists(st.integers(0, 148), unique=True))
def test_vacancies_are_sorted_by_rank_alike(vacant: list[int]) -> None:
    built, _ = in_straits(0)
    posts = [post for post in vacant if post < len(built.world.posts.holder)]
    ranked = plain(by_rank)(built.world.posts, np.array(posts, dtype=np.int64))
    assert ranked.tolist() == placing.by_rank(Party(built.world), posts)


@EVERYWHERE
def test_the_boss_compares_alike(number: int) -> None:
    built, month = in_straits(number)
    party = Party(built.world)
    sort_cadres(built.bound)
    pool, found = built.world.pool, placing.cadres(party)
    bosses = [-1, *{post.holder for post in party.posts if post.boss and post.holder >= 0}]
    for post in range(0, len(party.posts), 5):
        for boss in bosses:
            choice = compare_locally(built.bound, month, post, pool, boss)
            assert tuple(choice) == placing.compare_locally(party, month, post, found, boss)


@EVERYWHERE
def test_the_same_member_moves_the_motion(number: int) -> None:
    built, month = in_straits(number)
    party = Party(built.world)
    for post in range(40):
        assert mover_of(built.bound, month, post) == placing.mover_of(party, month, post)


@EVERYWHERE
def test_a_placing_changes_the_same(number: int) -> None:
    built, month = in_straits(number)
    party = Party(built.world)
    vacant = [i for i, post in enumerate(party.posts) if post.holder < 0 and post.rank < 9]
    movable = [
        person
        for person, man in enumerate(party.people)
        if man.status in (2, 3) and man.extra == 0  # in reserve or in a post
    ]
    day = party.first_day(month) + 3
    for post, person in zip(vacant, movable, strict=False):
        compared = (0.5 + post, person + 1, 0.25)
        act = Act(codes.APPOINTMENT, LOCAL, 2, OWN_MAN)
        choice = Choice(person, *compared)
        order = place_in_post(built.bound, month, day, person, post, act, choice)
        assert order == acts.place_in_post(
            party, month, day, person, post, LOCAL, 2, OWN_MAN, compared
        )
    assert differences(Party(built.world), party) == []
