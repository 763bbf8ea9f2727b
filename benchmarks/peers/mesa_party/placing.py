"""Placing: the Politburo fills the highest posts, local bosses what the section leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.choosing import best_of, draw_candidate, fitness, is_eligible
from benchmarks.peers.mesa_party.membership import split_off_cadre
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Post
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

BY_POLITBURO = 9  # from this rank on
LOOKED_AT_FROM_ABOVE, LOOKED_AT_LOCALLY = 16, 5


def place(party: Party, person: Person, post: Post, channel: int, mover: Person | None) -> int:
    """Give the order that puts a person into a post; return the ranks he rises by."""
    step_up = post.rank - person.grade
    party.give_order("placed", person, post.unique_id, channel, mover and mover.unique_id)
    person.take(post, channel, mover)
    return step_up


def politburo_motion(party: Party) -> None:
    """Fill vacancies of the highest ranks, each on a member's motion."""
    for post in party.posts:
        if post.rank >= BY_POLITBURO and post.is_vacant():
            fill_on_motion(party, post)


def fill_on_motion(party: Party, post: Post) -> None:
    """Fill one of the highest posts, if there is anyone to fill it with."""
    mover = draw_mover(party)
    committee = party.bodies[codes.MEMBER].members
    looked_at = []
    for turn in range(LOOKED_AT_FROM_ABOVE):
        person = draw_candidate(party, post.rank)
        if turn % 2 == 0 and committee:
            person = party.random.choice(committee)
        if person is None or not is_eligible(person, party.month, post.rank):
            continue
        if person.post is None or person.post.rank < post.rank:
            looked_at.append(person)
    chosen = best_of(looked_at, lambda one: merit_to_mover(one, post.rank, mover))
    if chosen is not None:
        step_up = place(party, chosen, post, codes.POLITBURO, mover)
        chosen.become_client(mover, step_up, party.numbers.clienthood)


def draw_mover(party: Party) -> Person | None:
    """Draw the Politburo member on whose motion a post is filled, by power and prestige."""
    able = [one for one in party.bodies[codes.POLITBURO_MEMBER].members if one.able]
    if not able:
        return None
    say = [0.5 + (one.leader.power if one.leader else 0.0) + 3.0 * one.prestige for one in able]
    return party.random.choices(able, say)[0]


def merit_to_mover(person: Person, rank: int, mover: Person | None) -> float:
    """Return what speaks for a candidate in the eyes of the mover of the motion."""
    numbers = person.model.numbers
    score = fitness(person, rank) + person.prestige - person.spoke
    if person in person.model.bodies[codes.MEMBER].members:
        score += 0.5
    score += numbers.own_man_weight * person.owes(mover)
    return score + float(numbers.placing_noise) * person.random.uniform(-1.0, 1.0)


def local_appointment(party: Party) -> None:
    """Fill the vacancies left, each by the man who has a say over it."""
    for post in party.posts:
        if post.rank >= BY_POLITBURO or not post.is_vacant():
            continue
        if party.random.random() < party.numbers.local_speed:
            fill_locally(party, post)


def fill_locally(party: Party, post: Post) -> None:
    """Let the boss over a vacancy place his own man, his client or his patron's."""
    boss = boss_over(party, post)
    looked_at = [
        person
        for person in (
            draw_candidate(party, post.rank, post.region) for _ in range(LOOKED_AT_LOCALLY)
        )
        if person is not None and is_eligible(person, party.month, post.rank)
    ]
    chosen = best_of(looked_at, lambda one: merit_to_boss(one, post.rank, boss))
    if chosen is None:
        return
    if chosen.status == codes.RANK_AND_FILE:
        chosen = split_off_cadre(chosen)
    step_up = place(party, chosen, post, codes.LOCAL, boss)
    party.today["local-appointments"] += 1
    if boss is None:
        return
    patron = boss
    upper = boss.root_patron()
    if upper is not None and party.random.random() < party.numbers.patron_of_boss:
        patron = upper
    chosen.become_client(patron, step_up, party.numbers.local_clienthood)


def merit_to_boss(person: Person, rank: int, boss: Person | None) -> float:
    """Return what speaks for a candidate in the eyes of the boss."""
    numbers = person.model.numbers
    score = fitness(person, rank) + numbers.own_man_weight * person.owes(boss)
    return float(score + person.random.gauss(0.0, numbers.placing_noise))


def boss_over(party: Party, post: Post) -> Person | None:
    """Return who has the say over a vacancy: the region's secretary, or the structure's head."""
    if post.region is not None:
        secretary = post.region.secretary
        if secretary is not None and secretary is not post:
            return secretary.holder
    head = party.heads[post.structure]
    return head.holder if head is not None and head is not post else None
