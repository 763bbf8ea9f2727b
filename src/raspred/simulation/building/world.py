"""Putting the World of the first day together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from raspred import chance
from raspred.compiling.side_by_side import compile_side_by_side
from raspred.scenario.hardship import hardships
from raspred.simulation import codes
from raspred.simulation.binding import bind
from raspred.simulation.building.calendar import build_calendar
from raspred.simulation.building.months import span_of
from raspred.simulation.building.people import (
    RESERVE_SHARE,
    capacity_for,
    empty_columns,
    enter_the_named,
    fill_rank_and_file,
    fill_remaining_posts,
    fill_reserve,
)
from raspred.simulation.building.posts import build_posts
from raspred.simulation.building.seats import check_seats
from raspred.simulation.building.start import (
    open_records_of_the_rest,
    place_the_rest_of_the_named,
    seat_the_named,
    tie_clients,
)
from raspred.simulation.following import count_followings, give_slots
from raspred.simulation.month import calls_of_a_month
from raspred.simulation.numbers import of_scenario
from raspred.simulation.opinions import empty_leanings
from raspred.simulation.pages import cleared
from raspred.simulation.pools import empty_pool
from raspred.simulation.roll import empty_roll
from raspred.simulation.speaking import empty_examples
from raspred.simulation.steps.membership import empty_blocks
from raspred.simulation.world import (
    GAUGE_SEAT_DEBT,
    GAUGES,
    NOTABLE_LIMIT,
    QUARRELS,
    SEAT_LIMIT,
    SERIES,
    Ballots,
    Calendar,
    Committees,
    Entries,
    Notables,
    Orders,
    Places,
    Posts,
    Regions,
    Tally,
    Tenures,
    World,
)

if TYPE_CHECKING:
    from raspred.compiling.side_by_side import Calls
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.drafting import Naming
    from raspred.simulation.building.months import Span
    from raspred.simulation.world import Bytes, Ints


T = TypeVar("T", bound="Tenures | Orders | Ballots | Entries")


class Built(NamedTuple):
    """A World ready for its first month, with what it leaves out: names and dates."""

    world: World
    bound: World  # the same, as kernels are handed it
    naming: Naming
    span: Span
    heads: Ints  # highest post of each structure at the centre


def build_world(
    scenario: Scenario, seed: int, scale: float, until: str | None, switches: Bytes
) -> Built:
    """Return the World of the scenario's first day.

    Args:
        scenario: What is given from outside.
        seed: 0 to 2**63 - 1.
        scale: Agents per rank-and-file member, in (0, 1].
        until: Last month, as a date; None = the scenario's own end.
        switches: 1 for each mechanism that is on, in the order of the month.

    Raises:
        ScenarioError: The scenario's parameters or seats are not the model's.
    """
    check_seats(scenario)
    span = span_of(scenario, until)
    establishment = build_posts(scenario, span_of(scenario))  # whatever the run sees of it
    columns = empty_columns(capacity_for(scenario, span, len(establishment.naming.post_id), scale))
    number_of = {person.person_id: i for i, person in enumerate(scenario.people)}
    posts = establishment.posts
    calendar = build_calendar(scenario, span_of(scenario), number_of)  # meetings are known ahead
    world = World(
        seed=seed,
        people=columns.people,
        minds=columns.minds,
        ties=columns.ties,
        cards=columns.cards,
        posts=posts,
        regions=_regions(scenario, posts),
        places=_places(scenario),
        committees=_committees(),
        notables=_notables(scenario, number_of),
        calendar=calendar,
        tenures=_logs(Tenures, _log_rows(span.count, posts)),
        orders=_logs(Orders, _log_rows(span.count, posts)),
        ballots=_logs(Ballots, 4 * span.count + 64),
        entries=_logs(Entries, 10_000 + 6_000 * span.count),
        tally=_tally(span.count),
        numbers=of_scenario(scenario, scale),
        on=switches,
        capital=_capital(scenario),
        pool=empty_pool(len(columns.people.status), len(scenario.regions)),
        blocks=empty_blocks(len(columns.people.status)),
        leanings=empty_leanings(len(columns.people.status)),
        examples=empty_examples(len(scenario.regions)),
        draws=chance.empty_block(),
        standings=columns.people.status.view(np.uint64),
        present=empty_roll(),
    )
    bound, heads = bind(world), heads_of_structures(posts)
    compile_side_by_side([*_calls_of_populating(bound), *calls_of_a_month(bound, heads)])
    _populate(world, bound, scenario, span, establishment.post_number)
    return Built(world, bound, establishment.naming, span, heads)


def _populate(
    world: World, bound: World, scenario: Scenario, span: Span, post_number: dict[str, int]
) -> None:
    enter_the_named(world, bound, scenario, span)
    seat_the_named(world, scenario, post_number)
    place_the_rest_of_the_named(world, len(scenario.people))
    fill_remaining_posts(bound)
    open_records_of_the_rest(bound)
    fill_reserve(bound, int(RESERVE_SHARE * np.count_nonzero(world.posts.opens <= 0)))
    fill_rank_and_file(bound, float(world.calendar.members[0]))
    tie_clients(world, bound, scenario, span)
    give_slots(bound)
    count_followings(bound, 0)


def _calls_of_populating(bound: World) -> Calls:
    """Return the larger kernels that `_populate` calls and with what, for whoever compiles them."""
    return [
        (fill_remaining_posts, (bound,)),
        (open_records_of_the_rest, (bound,)),
        (fill_reserve, (bound, 0)),
        (fill_rank_and_file, (bound, 0.0)),
        (give_slots, (bound,)),
        (count_followings, (bound, 0)),
    ]


def _capital(scenario: Scenario) -> int:
    for index, region in enumerate(scenario.regions):
        if region.place_id == scenario.capital_id:
            return index
    return 0


def _regions(scenario: Scenario, posts: Posts) -> Regions:
    count = len(scenario.regions)
    place_of = {place.place_id: i for i, place in enumerate(scenario.places)}
    fiefs = sorted({region.fief for region in scenario.regions})
    given = np.array([region.weight for region in scenario.regions], dtype=np.float64)
    weight = (given / given.sum()).astype(np.float32)
    secretary = np.full(count, codes.NOBODY, dtype=np.int32)
    for post in np.flatnonzero(posts.boss == 1)[::-1]:
        secretary[posts.region[post]] = post
    return Regions(
        place=np.array([place_of[r.place_id] for r in scenario.regions], dtype=np.int16),
        fief=np.array([fiefs.index(r.fief) for r in scenario.regions], dtype=np.int16),
        weight=weight,
        reached=np.cumsum(weight, dtype=np.float64),
        secretary=secretary,
        spoke=np.zeros(count, dtype=np.float32),
        exposure=np.zeros(count, dtype=np.float32),
    )


def _places(scenario: Scenario) -> Places:
    hardship = hardships(scenario)
    return Places(
        hardship=np.array([hardship[p.place_id] for p in scenario.places], dtype=np.float32),
        abroad=np.array([p.abroad for p in scenario.places], dtype=np.uint8),
    )


def _committees() -> Committees:
    shape = (len(codes.SEATS), SEAT_LIMIT)
    return Committees(
        person=np.full(shape, codes.NOBODY, dtype=np.int32),
        record=np.full(shape, -1, dtype=np.int32),
        count=np.zeros(len(codes.SEATS), dtype=np.int32),
    )


def _notables(scenario: Scenario, number_of: dict[str, int]) -> Notables:
    stance = np.full((max(1, len(scenario.issues)), len(scenario.people)), np.nan)
    issue_of = {issue.issue_id: i for i, issue in enumerate(scenario.issues)}
    for row in scenario.positions:
        stance[issue_of[row.issue_id], number_of[row.person_id]] = row.position
    return Notables(
        person=np.full(NOTABLE_LIMIT, codes.NOBODY, dtype=np.int32),
        feud=np.zeros((NOTABLE_LIMIT, NOTABLE_LIMIT)),
        power=np.zeros(NOTABLE_LIMIT),
        contested=np.full(NOTABLE_LIMIT, -99, dtype=np.int16),
        stance=stance,
    )


def _log_rows(months: int, posts: Posts) -> int:
    """Return room for every change of holder a run can see; unused rows cost no memory."""
    return 200_000 + int(len(posts.holder) * (2.0 + 0.16 * months))


def _logs(group: type[T], rows: int) -> T:
    small = {
        "kind": np.uint8,
        "channel": np.uint8,
        "reason": np.uint8,
        "body": np.uint8,
        "number": np.uint8,
        "rung": np.uint8,
        "author": np.uint8,
        "truthful": np.uint8,
        "value": np.float32,
        "carried": np.uint8,
        "place": np.int16,
        "selection": np.int16,
        "issue": np.int16,
        "score": np.float32,
        "runner_up_score": np.float32,
    }
    fields = group._fields
    return group(*[cleared(rows, small.get(name, np.int32)) for name in fields])


def _tally(months: int) -> Tally:
    quarrel = np.full(QUARRELS, -1, dtype=np.int32)
    gauge = np.zeros(GAUGES)
    gauge[GAUGE_SEAT_DEBT] = np.nan  # of the committee given by the scenario nobody can say
    gauge[1] = -99.0
    return Tally(
        rows=np.zeros(5, dtype=np.int64),
        gauge=gauge,
        quarrel=quarrel,
        series=np.zeros((months, len(SERIES))),
    )


def heads_of_structures(posts: Posts) -> Ints:
    """Return the first post of highest rank of each structure at the centre, or -1."""
    heads = np.full(len(codes.STRUCTURES), codes.NOBODY, dtype=np.int32)
    for structure in range(len(codes.STRUCTURES)):
        central = np.flatnonzero((posts.structure == structure) & (posts.level == codes.CENTRE))
        if len(central) > 0:
            heads[structure] = central[np.argmax(posts.rank[central])]
    return heads


__all__ = ["Built", "Calendar", "build_world", "heads_of_structures"]
