"""Taking over: the people, posts and bodies of a World, as objects."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from benchmarks.peers.mesa_party.apparatus import Place, Post, Region
from benchmarks.peers.mesa_party.leaders import Leader
from benchmarks.peers.mesa_party.party import Party
from benchmarks.peers.mesa_party.person import Person
from benchmarks.peers.mesa_party.quarrels import Quarrel
from raspred.simulation import tally
from raspred.simulation import world as columns
from raspred.simulation.mechanisms import NAMES
from raspred.simulation.tally import SERIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.simulation.building.world import Built
    from raspred.simulation.world import World


def take_over(built: Built, seed: int, month: int = 0) -> Party:
    """Return a Mesa model of the party as it stands at the beginning of a month."""
    world = built.world
    calendar = SimpleNamespace(**_as_lists(world.calendar))
    on = [name for name, on in zip(NAMES, world.on, strict=True) if on]
    party = Party(seed, month, world.numbers, calendar, on)
    take_apparatus(party, world, built.heads.tolist())
    people = take_people(party, world)
    take_ties(party, world, people)
    take_bodies(party, world, people)
    take_struggle(party, world, people)
    for done in range(month):
        sums = world.tally.series[done].tolist()
        party.series.append(dict(zip(SERIES, sums, strict=True)))
    return party


def _as_lists(group: Any, rows: int | None = None) -> dict[str, Any]:
    return {name: column[:rows].tolist() for name, column in columns.columns(group)}


def _rows(group: Any, rows: int | None = None) -> list[SimpleNamespace]:
    """Return columns as one object a row."""
    lists = _as_lists(group, rows)
    return [
        SimpleNamespace(**dict(zip(lists, row, strict=True)))
        for row in zip(*lists.values(), strict=True)
    ]


def take_apparatus(party: Party, world: World, heads: Sequence[int]) -> None:
    """Take over places, regions and posts."""
    party.places = [Place(row.hardship, row.abroad == 1) for row in _rows(world.places)]
    regions = []
    given = _rows(world.regions)
    for row in given:
        region = Region(party, party.places[row.place], row.weight)
        region.spoke, region.exposure = row.spoke, row.exposure
        regions.append(region)
    posts = [
        Post(
            party,
            structure=row.structure,
            level=row.level,
            rank=row.rank,
            region=regions[row.region] if row.region >= 0 else None,
            place=party.places[row.place],
            opens=row.opens,
            closes=row.closes,
        )
        for row in _rows(world.posts)
    ]
    for region, row in zip(regions, given, strict=True):
        region.secretary = posts[row.secretary] if row.secretary >= 0 else None
    party.capital = regions[world.capital]
    party.heads = [posts[head] if head >= 0 else None for head in heads]


def take_people(party: Party, world: World) -> list[Person]:
    """Take over everyone: what is seen, what is private, what is on the card."""
    count = int(world.tally.rows[tally.ROW_PERSONS])
    regions = list(party.regions)
    people = []
    groups = (world.people, world.minds, world.cards)
    for row, mind, card in zip(*(_rows(group, count) for group in groups), strict=True):
        person = Person(
            party,
            status=row.status,
            cohort=row.cohort,
            joined=row.joined,
            born=row.born,
            region=regions[row.region] if row.region >= 0 else None,
            place=party.places[row.place],
            weight=row.weight,
            grade=row.grade,
            since=row.since,
        )
        for name in ("dies", "children", "prestige", "voice", "spoke", "rung", "comfort"):
            setattr(person, name, getattr(row, name))
        for name in ("married", "able", "fighting", "submitted", "banished"):
            setattr(person, name, getattr(row, name) > 0)
        for name, value in vars(mind).items():
            setattr(person, name, value)
        person.loyalty_on_card, person.card_precision = card.loyalty, card.precision
        person.quality_on_card = card.quality
        people.append(person)
    party.named = people[: world.notables.stance.shape[1]]
    for person, positions in zip(party.named, world.notables.stance.T.tolist(), strict=True):
        person.positions = {
            issue: position for issue, position in enumerate(positions) if not math.isnan(position)
        }
    return people


def take_ties(party: Party, world: World, people: list[Person]) -> None:
    """Take over who owes whom and who holds what."""
    for person, row in zip(people, _rows(world.ties, len(people)), strict=True):
        person.patron = people[row.patron] if row.patron >= 0 else None
        person.debt = row.debt
    for number, (post, row) in enumerate(zip(party.posts, _rows(world.posts), strict=True)):
        post.since, post.channel = row.since, row.channel
        post.mover = people[row.mover] if row.mover >= 0 else None
        if row.holder < 0:
            continue
        post.holder = people[row.holder]
        if world.people.post[row.holder] == number:
            post.holder.post = post
        else:
            post.holder.further.append(post)


def take_bodies(party: Party, world: World, people: list[Person]) -> None:
    """Take over who sits where."""
    for seat, body in enumerate(party.bodies):
        seated = world.committees.person[seat, : world.committees.count[seat]]
        body.members = [people[number] for number in seated.tolist()]


def take_struggle(party: Party, world: World, people: list[Person]) -> None:
    """Take over notables and their quarrels, gauges, and the quarrel that is open."""
    numbers, powers = world.notables.person.tolist(), world.notables.power.tolist()
    contested = world.notables.contested.tolist()
    for number, power, month in zip(numbers, powers, contested, strict=True):
        if number >= 0:
            leader = Leader(people[number], power, month)
            people[number].leader = leader
            party.leaders.append(leader)
    for leader in party.leaders:
        slot = numbers.index(people.index(leader.person))
        for other, depth in zip(numbers, world.notables.feud[slot].tolist(), strict=True):
            if other >= 0 and depth > 0.0:
                leader.quarrels[people[other]] = depth
    gauge, quarrel = world.tally.gauge, world.tally.quarrel.tolist()
    party.hold, party.last_contest = gauge[tally.GAUGE_HOLD], gauge[tally.GAUGE_LAST_CONTEST]
    party.capacity, party.wave = gauge[tally.GAUGE_OWED], gauge[tally.GAUGE_WAVE]
    party.to_displace, party.warning = (
        gauge[tally.GAUGE_DISPLACED],
        gauge[tally.GAUGE_WARNING],
    )
    party.delegate_debt = gauge[tally.GAUGE_DELEGATE_DEBT]
    party.verdict, party.seat_debt = gauge[tally.GAUGE_VERDICT], gauge[tally.GAUGE_SEAT_DEBT]
    if quarrel[tally.QUARREL_TARGET] >= 0:
        issue = quarrel[tally.QUARREL_ISSUE]
        party.quarrel = Quarrel(
            people[quarrel[tally.QUARREL_PROPOSER]],
            people[quarrel[tally.QUARREL_TARGET]],
            issue if issue >= 0 else None,
            quarrel[tally.QUARREL_OPENED],
        )
