"""Displacement: the section moves those whose weight and presumed disloyalty endanger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.assignment import docility, fill
from benchmarks.peers.mesa_party.cards import believed
from benchmarks.peers.mesa_party.placing import BY_POLITBURO, place
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Post, Region
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

LEAST_RANK = 4
LOOKED_AT = 24
GILDED = 0.35  # severity below which a mission abroad is found


def displacement(party: Party) -> None:
    """Send away the most dangerous, and raise docile people into their posts."""
    party.to_displace += party.numbers.displaced_share * party.calendar.responsible[party.month]
    wanted = min(int(party.to_displace), max(0, int(party.capacity)))
    party.to_displace = min(party.to_displace - wanted, 1.0)
    if wanted == 0 or party.is_collective:
        return
    suspects = most_dangerous(party, wanted)
    vacant = [post for post in party.posts if post.is_vacant()]
    for person in suspects:
        left = person.post
        if left is None or not send_away(party, person, left, vacant):
            continue
        party.capacity -= 1.0
        if left.rank < BY_POLITBURO and left.holder is None and party.capacity >= 1.0:
            party.capacity -= fill(party, left, docility)


def most_dangerous(party: Party, wanted: int) -> list[Person]:
    """Return up to so many people in post, the most dangerous first."""
    shields = {region: region.shield() for region in party.regions}
    found = []
    for post in party.posts:
        person = post.holder
        if person is None or person is party.holder or post.rank < LEAST_RANK:
            continue
        if person.post is not post or person.since >= party.month:
            continue
        value = danger(party, person, post, shields)
        if value > 0.0:
            found.append((value, person))
    found.sort(key=lambda one: -one[0])
    return [person for _, person in found[:wanted]]


def danger(party: Party, person: Person, post: Post, shields: dict[Region, float]) -> float:
    """Return how far presumed disloyalty and weight exceed the threshold of the day."""
    disloyalty = max(0.0, -believed(person)) + 0.7 * person.spoke
    value = disloyalty * (0.4 + 0.2 * (post.rank - 3))
    value -= party.numbers.danger_at - party.numbers.danger_hold * party.hold
    if value <= 0.0:
        return value
    if person in party.bodies[codes.MEMBER].members:
        value -= 0.9 * (1.0 - party.hold)
    return value - (shields[post.region] if post.region is not None else 0.0)


def send_away(party: Party, person: Person, old: Post, vacant: list[Post]) -> bool:
    """Find a post far enough and low enough, and say whether he went."""
    severity = severity_for(party, person)
    home = person.region
    looked_at = [party.random.choice(vacant) for _ in range(LOOKED_AT)] if vacant else []
    open_to_him = [
        post
        for post in looked_at
        if post.holder is None and post.rank <= old.rank and post.region is not home
    ]
    if not open_to_him:
        return False
    post = min(open_to_him, key=lambda one: misfit(one, old.rank, severity))
    place(party, person, post, codes.SECTION, party.holder)
    person.banished = True
    if person.patron is party.holder:
        person.debt = 0.0
    if home is not None:
        home.see_punishment()
    party.today["displaced"] += 1
    party.today["responsible-placements"] += 1
    return True


def severity_for(party: Party, person: Person) -> float:
    """Return how hard a destination is sought for him, 0 (gilded) to 1."""
    severity = 0.1 + 0.4 * party.hold + 0.15 * person.spoke
    if party.calendar.after[party.month]:
        severity += 0.2
    else:
        severity -= 0.3 * person.quality_on_card
    return min(1.0, max(0.0, severity + party.random.gauss(0.0, 0.12)))


def misfit(post: Post, rank: int, severity: float) -> float:
    """Return how ill a vacancy suits the severity sought."""
    fall = 0.12 * abs(rank - 1 - post.rank)
    if post.level == codes.ABROAD:
        return fall + (0.0 if severity < GILDED else severity)
    gap = abs(post.place.hardship - severity)
    return fall + gap + (0.2 if severity < GILDED else 0.0)
