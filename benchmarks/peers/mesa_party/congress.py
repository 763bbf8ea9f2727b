"""Elections: cells to congress, congress to committee."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.bureaux import confirm_holder, elect_bureaux, move_candidates_up
from benchmarks.peers.mesa_party.cards import believed
from benchmarks.peers.mesa_party.leaders import (
    count_followings,
    dividing_issue,
    make_the_seated_notable,
)
from benchmarks.peers.mesa_party.logistic import logistic
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Region
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

CONGRESS = 1
LEAST_RANK_SENT, LEAST_RANK_ELECTED = 3, 6


def elections(party: Party) -> None:
    """Hold the meeting of the month, if there is one, and fill vacant seats at plenums."""
    month, given = party.month, party.calendar
    if given.meeting[month]:
        hold_meeting(party, given.meeting[month] == CONGRESS)
    if given.meeting[month] == CONGRESS:
        count_followings(party)
        elect_bureaux(party, True)
    elif given.plenum[month] or given.nominee[month] >= 0:
        move_candidates_up(party)
        elect_bureaux(party, False)
    if given.meeting[month] == CONGRESS or given.plenum[month] or given.nominee[month] >= 0:
        confirm_holder(party, given.meeting[month] == CONGRESS)
    make_the_seated_notable(party)


def hold_meeting(party: Party, congress: bool) -> None:
    """Let delegates vote on the open quarrel and, at a congress, elect the committee."""
    delegates = choose_delegates(party)
    if party.quarrel is not None:
        votes = [vote_of(party, region, person) for region, person in delegates]
        cast = (sum(vote > 0 for vote in votes), sum(vote < 0 for vote in votes))
        party.verdict = (cast[0] - cast[1]) / max(1, len(votes))
        party.ballots.append((party.month, "meeting", congress, *cast))
    if congress:
        people = [person for _, person in delegates]
        party.delegate_debt = placed_share(party, people)
        for person in people:
            party.give_order("delegate", person, None)
        write_list_ballot(party, people)
        elect_committee(party)


def choose_delegates(party: Party) -> list[tuple[Region, Person]]:
    """Let each region send its share of the delegates, drawn by the square of their rank."""
    cadres: dict[Region, list[tuple[float, Person]]] = {region: [] for region in party.regions}
    for post in party.posts:
        person = post.holder
        if person is None or person.post is not post or post.rank < LEAST_RANK_SENT:
            continue
        if person.region is not None:
            key = -math.log(1.0 - party.random.random()) / post.rank**2
            cadres[person.region].append((key, person))
    wanted, owed = party.calendar.delegates[party.month], 0.0
    delegates = []
    for region, standing in cadres.items():
        owed += wanted * region.weight
        share = min(int(owed + 0.5), len(standing))
        owed -= share
        standing.sort(key=lambda one: one[0])
        delegates += [(region, person) for _, person in standing[:share]]
    return delegates


def vote_of(party: Party, region: Region, person: Person) -> int:
    """Return how a delegate votes on the open quarrel."""
    numbers, boss = party.numbers, region.boss
    if boss is not None and boss.voice != 0 and party.random.random() < numbers.grip:
        return boss.voice
    up = region.spoke**numbers.stages
    if party.random.random() < up / (up + (1.0 - region.spoke) ** numbers.stages):
        return -1
    silent = person.voice == 0 and party.random.random() < numbers.abstaining
    return 0 if silent else 1


def is_placed(person: Person, holder: Person | None) -> bool:
    """Whether the section filled a person's post, on this holder's orders."""
    post = person.post
    return post is not None and post.channel == codes.SECTION and post.mover is holder


def placed_share(party: Party, people: list[Person]) -> float:
    """Return the share of people whose post the present holder's section filled."""
    return sum(is_placed(one, party.holder) for one in people) / max(1, len(people))


def write_list_ballot(party: Party, delegates: list[Person]) -> None:
    """Count how many delegates alter the list before them."""
    numbers, issue = party.numbers, dividing_issue(party)
    altered = 0
    for person in delegates:
        will = numbers.crossing_base - numbers.voice_debt * person.owes(party.holder)
        will -= 0.5 * numbers.voice_fear * person.fear
        if issue is not None:
            dissent = max(0.0, -person.opinion(issue))
            will += numbers.voice_preference * person.conviction * dissent
        altered += party.random.random() < logistic(numbers.voice_slope * will)
    party.ballots.append((party.month, "list", False, len(delegates) - altered, altered))


def elect_committee(party: Party) -> None:
    """Elect full members and candidates, the best of the standing."""
    full, half = party.bodies[codes.MEMBER], party.bodies[codes.CANDIDATE]
    candidates = [
        person
        for person in party.people
        if person.counts
        and (
            (person.post is not None and person.post.rank >= LEAST_RANK_ELECTED)
            or person.leader is not None
            or person.prestige > 0.0
            or person in full.members
        )
    ]
    slate = {person: slate_term(party, person) for person in candidates}
    standing = {person: slate[person] + standing_of(party, person) for person in candidates}
    elected = sorted(candidates, key=lambda person: -standing[person])
    listless = sorted(candidates, key=lambda person: slate[person] - standing[person])
    owed = set(elected[: full.wanted]) - set(listless[: full.wanted])
    party.seat_debt = len(owed) / max(1, len(elected[: full.wanted]))
    for body in (full, half):
        for person in tuple(body.members):
            body.discharge(person)
    for person in elected[: full.wanted]:
        full.elect(person)
    for person in elected[full.wanted : full.wanted + half.wanted]:
        half.elect(person)


def standing_of(party: Party, person: Person) -> float:
    """Return a candidate's standing before the delegates, but for the list."""
    numbers = party.numbers
    rank = person.post.rank if person.post is not None else person.grade - 1
    value = numbers.elect_rank * (rank - LEAST_RANK_ELECTED) + 0.25 * person.quality_on_card
    if person in party.bodies[codes.MEMBER].members:
        value += numbers.elect_incumbent
    elif person in party.bodies[codes.CANDIDATE].members:
        value += 0.5 * numbers.elect_incumbent
    value += numbers.elect_prestige * person.prestige
    value -= numbers.elect_minority * person.spoke + 0.5 * person.rung
    return float(value + party.random.gauss(0.0, numbers.elect_noise))


def slate_term(party: Party, person: Person) -> float:
    """Return what the Secretariat's list is worth to a candidate."""
    heed = party.numbers.slate_base + party.numbers.slate_debt * party.delegate_debt
    trust = believed(person)
    if person.post is not None and party.holder is not None and person.post.mover is party.holder:
        trust += 0.5
    return float(heed * trust)
