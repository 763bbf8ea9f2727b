"""Departures: posts fall vacant through the ordinary turnover of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Post
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

HIGHEST = 8
YEAR = 12


def departures(party: Party) -> None:
    """Empty the posts whose holders leave, and send home who waits too long."""
    numbers = party.numbers
    hazards = [numbers.departure_lower] * 6 + [numbers.departure_upper] * 3
    hazards += [numbers.departure_highest] * 2  # by rank
    party.posts.do(may_fall_vacant, party.month, hazards)
    party.people.do(may_fall_back, party.month, numbers.falling_back)


def may_fall_vacant(post: Post, month: int, hazards: list[float]) -> None:
    """Let the holder of a post go by hazard, or with the post where it is abolished."""
    person = post.holder
    if person is None:
        return
    closing = post.closes <= month
    if not closing and (post.random.random() >= hazards[post.rank] or person.since >= month):
        return
    if person.post is post:
        person.leave_post()
    else:
        person.leave_further(post)


def may_fall_back(person: Person, month: int, chances: float) -> None:
    """Return a cadre long without a post to the rank and file, notables excepted."""
    if person.status != codes.RESERVE or person.leader is not None or month - person.since < YEAR:
        return
    if person.grade >= HIGHEST or person.random.random() >= chances:
        return
    bodies = person.model.bodies
    if person not in bodies[codes.MEMBER].members + bodies[codes.CANDIDATE].members:
        person.status, person.weight = codes.RANK_AND_FILE, 1.0
