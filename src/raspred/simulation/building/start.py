"""The first day: who holds what, and who is whose man."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance, dates
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.logs import begin_tenure
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.months import Span
    from raspred.simulation.world import Longs, World

# Chance that a cadre of a patron's region or institution is his man on the first day, and
# how much he owes: the record grades patrons in three steps; the numbers are our assumption.
STRENGTH = {"weak": 0.15, "medium": 0.3, "strong": 0.55}
OLD_DEBT = 0.5
_TRAITS = int(Cause.TRAITS)  # called from Python a kernel takes a plain number far sooner


def seat_the_named(world: World, scenario: Scenario, post_number: dict[str, int]) -> None:
    """Put the holders of the scenario's first day into their posts and seats."""
    number_of = {person.person_id: i for i, person in enumerate(scenario.people)}
    rank_of = {post.post_id: post.rank for post in scenario.posts}
    seats = {post.post_id: max(1, post.seats) for post in scenario.posts}
    ordered = sorted(scenario.start_tenures, key=lambda t: -rank_of[t.post_id])
    for tenure in ordered:
        person = number_of[tenure.person_id]
        if world.people.status[person] == codes.OUTSIDE:
            continue
        start = _day_of_taking(world, tenure.start)
        if tenure.post_id in codes.SEATS:
            _take_seat(world, codes.SEATS.index(tenure.post_id), person, start)
            continue
        first = post_number[tenure.post_id]
        for post in range(first, first + seats[tenure.post_id]):
            if world.posts.holder[post] < 0 and world.posts.opens[post] <= 0:
                _take_post(world, post, person, start)
                break


def _day_of_taking(world: World, text: str | None) -> int:
    """Return the day a first holder took his post, no later than the first day of the run.

    Of a vague date the log, which knows days only, keeps the last: by then he held it.
    """
    if not text:
        return dates.FAR_PAST
    return min(dates.parse(text).latest, int(world.calendar.first_day[0]))


def _take_seat(world: World, seat: int, person: int, start: int) -> None:
    committees = world.committees
    column = int(committees.count[seat])
    committees.person[seat, column] = person
    committees.record[seat, column] = begin_tenure(
        world.tenures,
        world.tally,
        start,
        person,
        -(1 + seat),
        codes.ELECTION,
        codes.NOBODY,
        -1,
        9 if seat <= codes.CANDIDATE else 0,
    )
    committees.count[seat] = column + 1


def _take_post(world: World, post: int, person: int, start: int) -> None:
    people, posts = world.people, world.posts
    posts.holder[post] = person
    posts.record[post] = begin_tenure(
        world.tenures, world.tally, start, person, post, codes.UNKNOWN, codes.NOBODY, -1
    )
    if people.post[person] >= 0:
        people.extra[person] += 1
        return
    people.post[person] = post
    people.status[person] = codes.IN_POST
    people.grade[person] = posts.rank[post]
    people.place[person] = posts.place[post]
    region = int(posts.region[post])
    people.region[person] = region if region >= 0 else world.capital


def place_the_rest_of_the_named(world: World, named: int) -> None:
    """Give named people without an office a post of their grade, drawn by lot.

    Where they really worked in April 1920 the record's tables do not say.
    """
    people, posts = world.people, world.posts
    open_here = (posts.holder < 0) & (posts.opens <= 0) & (posts.level != codes.ABROAD)
    reserve = np.flatnonzero(people.status[:named] == codes.RESERVE).tolist()
    vacant = {
        grade: np.flatnonzero(open_here & (posts.rank == grade)).tolist()
        for grade in set(people.grade[reserve].tolist())
    }
    for person in reserve:
        fitting = vacant[int(people.grade[person])]
        if fitting:
            draw = chance.uniform(world.seed, _TRAITS, 7, person)
            post = fitting.pop(chance.below(len(fitting), draw))
            _take_post(world, post, person, dates.FAR_PAST)


@kernel
def open_records_of_the_rest(world: World) -> None:
    """Begin the tenures of the cadres who fill all other posts on the first day."""
    posts = world.posts
    for post in range(len(posts.holder)):
        if posts.holder[post] >= 0 and posts.record[post] < 0:
            posts.record[post] = begin_tenure(
                world.tenures,
                world.tally,
                dates.FAR_PAST,
                whole(posts.holder[post]),
                post,
                codes.UNKNOWN,
                codes.NOBODY,
                -1,
            )


def tie_clients(world: World, bound: World, scenario: Scenario, span: Span) -> None:
    """Tie cadres to the patrons who stand over them on the first day.

    Patrons of a later date are left out: who protects whom then is the run's to say.
    """
    number_of = {person.person_id: i for i, person in enumerate(scenario.people)}
    fiefs = sorted({region.fief for region in scenario.regions})
    holders = np.flatnonzero(world.people.post[: int(world.tally.rows[ROW_PERSONS])] >= 0)
    post = world.people.post[holders]
    fief, structure = world.posts.fief[post], world.posts.structure[post]
    central = world.posts.level[post] == codes.CENTRE
    for row in scenario.patrons:
        if span.of(row.start, -999) > 0 or span.of(row.end, 9999) <= 0:
            continue
        if row.fief is not None:
            near = fief == fiefs.index(row.fief)
        else:
            near = central & (structure == codes.STRUCTURES.index(row.structure or "party"))
        tie_the_free(bound, holders[near], number_of[row.person_id], STRENGTH[row.strength])


@kernel
def tie_the_free(world: World, near: Longs, patron: int, chances: float) -> None:
    """Tie those near a patron who have no other and less of a name, each by his draw."""
    people, ties = world.people, world.ties
    for index in range(len(near)):
        person = whole(near[index])
        free = people.slot[person] < 0 and ties.patron[person] < 0 and person != patron
        if not free or people.prestige[person] >= people.prestige[patron]:
            continue
        if chance.uniform(world.seed, Cause.TRAITS, 8, person, patron) < chances:
            ties.patron[person] = patron
            ties.debt[person] = OLD_DEBT
