"""What people bear and what they enjoy: hardship, giving in, protection sought, privileges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.cards import enter
from benchmarks.peers.mesa_party.ladder import COMMITTEE
from benchmarks.peers.mesa_party.logistic import logistic
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Post, Region
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

EASY, HARD = 0.25, 0.45  # of the hardship of places
FORGETTING = 0.95
LEAST_DEBT = 0.4
DENOUNCED_FROM = 4  # rank
DENUNCIATION, WEIGHT = -0.6, 2.0
SENT_AWAY = (codes.EXILED, codes.EXPELLED)


def hardship(party: Party) -> None:
    """Wear down those in hard places, and let fear follow what has been seen."""
    party.regions.do(forget_some)
    seen: dict[Region | None, float] = {
        region: min(1.0, region.exposure) * (1.0 - 0.7 * region.shield())
        for region in party.regions
    }
    seen[None] = 0.0
    party.people.do(bear, seen, party.numbers.wear)
    fears = [person.fear for person in party.people if person.counts]
    party.today["mean-fear"] = sum(fears) / max(1, len(fears))


def forget_some(region: Region) -> None:
    """Let what has been seen in a region fade."""
    region.exposure *= FORGETTING


def bear(person: Person, seen: dict[Region | None, float], wear: float) -> None:
    """Learn fear from what is seen near, and be worn by the place one was sent to."""
    if person.counts:
        person.fear += 0.15 * (seen[person.region] - person.fear)
    elif person.status not in SENT_AWAY:
        return
    if not person.banished:
        return
    harsh = person.place.hardship - EASY
    if harsh <= 0.0:
        person.fatigue *= 0.95
        return
    family = 1.0 + 0.5 * person.married + 0.25 * person.children
    person.fatigue = min(3.0, person.fatigue + wear * harsh * family / person.nerve)


def capitulation(party: Party) -> None:
    """Let those who have had enough give in, above all after their leaders."""
    share = leaders_who_gave_in(party)
    for person in party.people:
        if not person.banished or not may_give_in(person):
            continue
        if party.random.random() < logistic(readiness(person, share)):
            give_in(person)


def may_give_in(person: Person) -> bool:
    """Whether a person has anything to give in from."""
    return person.counts or person.status in SENT_AWAY


def leaders_who_gave_in(party: Party) -> float:
    """Return the share of fallen notables who have given in, 0 where none has fallen."""
    people = [leader.person for leader in party.leaders if may_give_in(leader.person)]
    fallen = [one for one in people if one.submitted or one.rung >= COMMITTEE or one.banished]
    return sum(one.submitted for one in fallen) / len(fallen) if fallen else 0.0


def readiness(person: Person, leaders: float) -> float:
    """Return the log odds that a banished person gives in this month."""
    numbers = person.model.numbers
    value = numbers.give_in_base + numbers.give_in_fatigue * person.fatigue
    value += numbers.give_in_leaders * leaders + 2.0 * person.fear
    value -= numbers.give_in_conviction * person.conviction
    if person.married and person.place.hardship >= HARD:
        value += numbers.give_in_family
    if person.patron is not None and person.patron in person.model.bodies[codes.MEMBER].members:
        value += 0.5
    return float(value)


def give_in(person: Person) -> None:
    """Submit; the expelled come back as cadres without a post."""
    person.model.give_order("gave in", person, None)
    person.banished, person.submitted, person.fighting = False, True, False
    person.spoke *= 0.3
    person.conviction *= 0.8
    if person.status in SENT_AWAY:
        person.status, person.since = codes.RESERVE, person.model.month
        person.grade = max(1, person.grade - 2)
    person.model.today["capitulated"] += 1


def security_bargain(party: Party) -> None:
    """Let regional secretaries under pressure become the holder's men."""
    holder = party.holder
    if holder is None or party.is_collective:
        return
    for region in party.regions:
        boss = region.boss
        if boss is None or boss is holder or boss.patron is holder:
            continue
        bound = boss.debt if boss.patron is not None else 0.0
        chances = party.numbers.bargain * (1.0 + 5.0 * region.spoke) * (1.0 - boss.conviction)
        if party.random.random() < chances * (1.0 - bound):
            boss.patron, boss.debt = holder, max(LEAST_DEBT, bound)


def privileges(party: Party) -> None:
    """Set what each has to lose, and let the envious write."""
    party.posts.do(enjoy, party.holder is not None, party.numbers.denunciations)


def enjoy(post: Post, read: bool, denunciations: float) -> None:
    """Give the holder of a post the comfort of its rank, which may draw a denunciation."""
    person = post.holder
    if person is None or person.post is not post:
        return
    person.comfort = 0.1 * post.rank * (1.0 - person.place.hardship)
    known = read and post.rank >= DENOUNCED_FROM
    if known and post.random.random() < denunciations * person.comfort:
        enter(person, DENUNCIATION, WEIGHT)
