"""Leaders: notables, their quarrels, and whom the committee goes with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

MOST_LEADERS = 48


@dataclass(eq=False)
class Leader:
    """What makes a person a notable: a following, and quarrels with the others."""

    person: Person
    power: float = 0.0
    contested: int = -99
    quarrels: dict[Person, float] = field(default_factory=dict)


def quarrel_between(one: Person, other: Person) -> float:
    """Return how deep the quarrel between two people is, 0 where either is no notable."""
    if one.leader is None or other.leader is None:
        return 0.0
    return one.leader.quarrels.get(other, 0.0)


def deepen(one: Person, other: Person, by: float) -> None:
    """Deepen a quarrel, or heal it where `by` is below 0, within 0 to 3."""
    if one.leader is None or other.leader is None or one is other:
        return
    depth = min(3.0, max(0.0, one.leader.quarrels.get(other, 0.0) + by))
    one.leader.quarrels[other] = other.leader.quarrels[one] = depth


def make_notable(party: Party, person: Person) -> None:
    """Make a person a notable, in a fallen one's place where there are too many."""
    if person.leader is not None:
        return
    if len(party.leaders) >= MOST_LEADERS:
        fallen = next((one for one in party.leaders if not one.person.counts), None)
        if fallen is None:
            return
        forget(party, fallen)
    person.leader = Leader(person)
    party.leaders.append(person.leader)


def forget(party: Party, fallen: Leader) -> None:
    """Let a notable be one no longer."""
    party.leaders.remove(fallen)
    fallen.person.leader = None
    for other in party.leaders:
        other.quarrels.pop(fallen.person, None)


def make_the_seated_notable(party: Party) -> None:
    """Make everyone in the Politburo or the office a notable."""
    for seat in (codes.POLITBURO_MEMBER, codes.POLITBURO_CANDIDATE, codes.HOLDER):
        for person in party.bodies[seat].members:
            make_notable(party, person)


def contenders(party: Party) -> list[Person]:
    """Return who contends for power: able full members of the Politburo, and the holder."""
    politburo = party.bodies[codes.POLITBURO_MEMBER].members
    found = [one for one in politburo if one.able and one.leader is not None]
    holder = party.holder
    if holder is not None and holder.leader is not None and holder not in politburo:
        found.append(holder)
    return found


def live_issues(party: Party) -> list[int]:
    """Return the issues that are live this month."""
    return [issue for issue, live in enumerate(party.calendar.live[party.month]) if live]


def dividing_issue(party: Party) -> int | None:
    """Return the live issue that divides the Politburo most."""
    best, widest = None, 0.0
    for issue in live_issues(party):
        positions = [one.opinion(issue) for one in party.bodies[codes.POLITBURO_MEMBER].members]
        width = max(positions, default=0.0) - min(positions, default=0.0)
        if width > widest:
            best, widest = issue, width
    return best


def dependence(party: Party, person: Person) -> float:
    """Return how far the holder of the office can take away a person's post, 0 to 1."""
    if person.post is None or party.is_collective:
        return 0.0
    if person.post.channel == codes.SECTION:
        return 1.0
    return 0.5 * person.post.claimed_share()


def liking(party: Party, issue: int | None, person: Person, leader: Person) -> float:
    """Return how much a member of the committee is inclined to go with a leader."""
    numbers = party.numbers
    value: float = numbers.like_debt * person.owes(leader)
    value += numbers.like_prestige * leader.prestige
    if issue is not None:
        gap = abs(person.opinion(issue) - leader.opinion(issue))
        value += numbers.like_issue * person.conviction * (1.0 - gap)
    if leader is party.holder:
        value += numbers.like_dependence * dependence(party, person)
    return value + numbers.like_noise * party.mood("liking", person, leader)


def count_followings(party: Party) -> None:
    """Count, for each notable, the members of the committee who would go with him."""
    for leader in party.leaders:
        leader.power = 0.0
    standing = contenders(party)
    if not standing:
        return
    issue = dividing_issue(party)
    committee = party.bodies[codes.MEMBER].members
    for person in committee:
        followed = person
        if person not in standing:
            followed = max(standing, key=lambda one: liking(party, issue, person, one))
        assert followed.leader is not None
        followed.leader.power += 1.0
    holder = party.holder
    held = holder.leader.power if holder is not None and holder.leader is not None else 0.0
    party.hold = held / max(1, len(committee))
