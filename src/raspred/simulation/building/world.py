"""Putting the World of the first day together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred import chance
from raspred.compiling.side_by_side import compile_side_by_side
from raspred.simulation import codes
from raspred.simulation.binding import bind
from raspred.simulation.building.calendar import build_calendar
from raspred.simulation.building.groups import (
    capital_of,
    empty_committees,
    empty_log,
    empty_tally,
    log_rows,
    notables_of,
    places_of,
    regions_of,
)
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
from raspred.simulation.pools import empty_pool
from raspred.simulation.roll import empty_roll
from raspred.simulation.speaking import empty_examples
from raspred.simulation.steps.membership import empty_blocks
from raspred.simulation.world import (
    Ballots,
    Entries,
    Orders,
    Posts,
    Tenures,
    World,
)

if TYPE_CHECKING:
    from raspred.compiling.side_by_side import Calls
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.drafting import Naming
    from raspred.simulation.building.months import Span
    from raspred.simulation.world import Bytes, Ints


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
        regions=regions_of(scenario, posts),
        places=places_of(scenario),
        committees=empty_committees(),
        notables=notables_of(scenario, number_of),
        calendar=calendar,
        tenures=empty_log(Tenures, log_rows(span.count, posts)),
        orders=empty_log(Orders, log_rows(span.count, posts)),
        ballots=empty_log(Ballots, 4 * span.count + 64),
        entries=empty_log(Entries, 10_000 + 6_000 * span.count),
        tally=empty_tally(span.count),
        numbers=of_scenario(scenario, scale),
        on=switches,
        capital=capital_of(scenario),
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


def heads_of_structures(posts: Posts) -> Ints:
    """Return the first post of highest rank of each structure at the centre, or -1."""
    heads = np.full(len(codes.STRUCTURES), codes.NOBODY, dtype=np.int32)
    for structure in range(len(codes.STRUCTURES)):
        central = np.flatnonzero((posts.structure == structure) & (posts.level == codes.CENTRE))
        if len(central) > 0:
            heads[structure] = central[np.argmax(posts.rank[central])]
    return heads
