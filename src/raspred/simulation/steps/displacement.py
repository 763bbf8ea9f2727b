"""Displacement: the section moves those whose weight and presumed disloyalty endanger.

Order: after vacancies are filled, before hardship. Reads: people, cards, posts, places,
regions, the holder's hold. Writes: posts, people.banished, regions.exposure, ties, orders.
Draws: DISPLACEMENT, DESTINATION.
Rule: as many as the share of the section's capacity that assignment leaves for it. Danger is the
disloyalty that the card and the public record show, times rank; the threshold falls as the
holder's hold grows; members of the committee and of protected regions are spared the
longer. Early, account is taken of quality and service, and the destination is gilded: an
embassy, a mission, the Ukraine; after the tenth anniversary of October without regard. The
post he leaves goes to the docile (`section.promote_docile`), within the same capacity.
Souvarine 1978; numbers: our assumption. Safeguards: with no section nobody is moved (no-
section); an elected secretary neither goes nor makes room (local-secret-elections); a man
may refuse to go (consent-of-the-moved) or appeal (independent-control-commission); the
motion is any secretary's (three-signatures).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import is_open, place_in_post
from raspred.simulation.danger import most_dangerous
from raspred.simulation.local_elections import elected_locally
from raspred.simulation.logs import Act, Choice
from raspred.simulation.office import holder_of_office, mover_of_orders
from raspred.simulation.protests import is_undone_on_appeal, refuses_to_go
from raspred.simulation.rules import NO_SECTION
from raspred.simulation.section import promote_docile
from raspred.simulation.tally import (
    GAUGE_DISPLACED,
    GAUGE_HOLD,
    GAUGE_OWED,
    IN_DISPLACED,
    IN_RESPONSIBLE_PLACEMENTS,
)

if TYPE_CHECKING:
    from raspred.simulation.world import Longs, Pool, World

LOOKED_AT = 24  # vacancies compared for one man
_GILDED = 0.35  # severity below which a mission abroad is found for him


@kernel
def displacement(world: World, month: int, pool: Pool) -> None:
    """Send away the most dangerous, as many as the month's share of capacity allows."""
    gauge = world.tally.gauge
    gauge[GAUGE_DISPLACED] += world.numbers.displaced_share * world.calendar.responsible[month]
    # What the section still has to give this month bounds it: its capacity is one.
    wanted = min(whole(gauge[GAUGE_DISPLACED]), max(0, whole(gauge[GAUGE_OWED])))
    gauge[GAUGE_DISPLACED] = min(gauge[GAUGE_DISPLACED] - wanted, 1.0)
    if wanted == 0 or world.calendar.collective[month] == 1:
        return
    if world.calendar.rules[month, NO_SECTION] > 0.0:
        return
    suspects = most_dangerous(world, month, wanted)
    vacant = vacant_posts(world, month)
    for person in suspects:
        displace(world, month, whole(person), vacant, pool)


@kernel
def displace(world: World, month: int, person: int, vacant: Longs, pool: Pool) -> None:
    """Send one man away, and raise a docile one into his post; both within the capacity."""
    left = whole(world.people.post[person])
    if send_away(world, month, person, vacant):
        world.tally.gauge[GAUGE_OWED] -= 1.0
        promote_docile(world, month, left, pool)


@kernel
def vacant_posts(world: World, month: int) -> Longs:
    """Return the posts that stand empty this month."""
    posts = world.posts
    found = np.empty(len(posts.holder), dtype=np.int64)
    count = 0
    for post in range(len(posts.holder)):
        if posts.holder[post] >= 0 or elected_locally(world, month, post):
            continue
        if is_open(world, post, month):
            found[count] = post
            count += 1
    return found[:count]


@kernel
def severity_for(world: World, month: int, person: int) -> float:
    """Return how hard a destination is sought for him, 0 (gilded) to 1."""
    hold = float(world.tally.gauge[GAUGE_HOLD])
    severity = 0.1 + 0.4 * hold + 0.15 * float(world.people.spoke[person])
    if world.calendar.after[month] == 0:
        severity -= 0.3 * float(world.cards.quality[person])
    else:
        severity += 0.2
    draw = chance.normal(world.seed, Cause.DISPLACEMENT, month, person)
    return min(1.0, max(0.0, severity + 0.12 * draw))


@kernel
def send_away(world: World, month: int, person: int, vacant: Longs) -> bool:
    """Find a post far enough and low enough, give the order, and say whether he went."""
    people, posts = world.people, world.posts
    severity = severity_for(world, month, person)
    home = whole(people.region[person])
    rank = whole(posts.rank[people.post[person]])
    best, fit = -1, 1e9
    for look in range(LOOKED_AT):
        post = destination(world, month, person, vacant, look)
        if post < 0:
            continue
        value = misfit(world, post, rank, severity)
        if value < fit:
            best, fit = post, value
    if best < 0 or refuses_to_go(world, month, person, best):
        return False
    if is_undone_on_appeal(world, month, person, best):
        return False
    place_in_post(
        world,
        month,
        whole(world.calendar.first_day[month]),
        person,
        best,
        Act(codes.APPOINTMENT, codes.SECTION, mover_of_orders(world, month, person), codes.SUSPECT),
        Choice(person, severity, codes.NOBODY, 0.0),
    )
    people.banished[person] = month + 1
    if world.ties.patron[person] == holder_of_office(world):
        world.ties.debt[person] = 0.0
    if home >= 0:
        world.regions.exposure[home] += world.numbers.exposure_of_one
    world.tally.series[month, IN_DISPLACED] += 1.0
    world.tally.series[month, IN_RESPONSIBLE_PLACEMENTS] += 1.0
    return True


@kernel
def destination(world: World, month: int, person: int, vacant: Longs, look: int) -> int:
    """Draw a vacancy to send him to: not above his rank and not at home; or -1."""
    people, posts = world.people, world.posts
    if len(vacant) == 0:
        return -1
    draw = chance.uniform(world.seed, Cause.DESTINATION, month, person, look)
    post = whole(vacant[chance.below(len(vacant), draw)])
    rank = posts.rank[people.post[person]]
    if posts.holder[post] >= 0 or posts.rank[post] > rank:
        return -1
    return -1 if posts.region[post] == people.region[person] else post


@kernel
def misfit(world: World, post: int, rank: int, severity: float) -> float:
    """Return how ill a vacancy suits the severity sought; less is better."""
    fall = 0.12 * abs(rank - 1 - float(world.posts.rank[post]))
    if world.posts.level[post] == codes.ABROAD:
        return fall + (0.0 if severity < _GILDED else severity)
    hardship = float(world.places.hardship[world.posts.place[post]])
    gap = abs(hardship - severity)
    if severity < _GILDED:
        gap += 0.2
    return fall + gap
