"""Local elections: a region's cadres elect their secretary, in secret.

Safeguard local-secret-elections. While it is in force no section, Politburo or boss fills
the post; it is voted on when it is vacant, when its holder was appointed, and a year after
the last vote. Each cadre of the region prefers the ablest and nearest to his own opinion;
nobody sees how he votes, so fear and debt do not enter, and the elected owes nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import is_open, place_in_post, release_extra, release_from_post
from raspred.simulation.following import NO_ISSUE, live_issue
from raspred.simulation.logs import Act
from raspred.simulation.opinions import opinion
from raspred.simulation.rules import LOCAL_ELECTIONS
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import Ints, World

_LEAST_RANK = 3
_CANDIDATES = 5
_TERM = 12  # months
_LANE_CANDIDATE, _LANE_VOTE = 10, 20


@kernel
def elected_locally(world: World, month: int, post: int) -> bool:
    """Whether this post is a regional secretary's and such are elected this month."""
    return bool(world.posts.boss[post] == 1 and world.calendar.rules[month, LOCAL_ELECTIONS] > 0.0)


@kernel
def elect_secretaries(world: World, month: int) -> None:
    """Hold the elections that are due in the regions."""
    if world.calendar.rules[month, LOCAL_ELECTIONS] == 0.0:
        return
    posts = world.posts
    for region in range(len(world.regions.secretary)):
        post = whole(world.regions.secretary[region])
        if post < 0 or not is_open(world, post, month):
            continue
        appointed = posts.channel[post] != codes.ELECTION
        if posts.holder[post] < 0 or appointed or month - posts.since[post] >= _TERM:
            elect_secretary(world, month, region, post)


@kernel
def elect_secretary(world: World, month: int, region: int, post: int) -> None:
    """Let the cadres of one region vote, and seat whom they elect."""
    voters = cadres_of(world, region)
    chosen = winner(world, month, voters, candidates(world, month, region, post, voters))
    if chosen < 0:
        return
    day = whole(world.calendar.first_day[month])
    incumbent = whole(world.posts.holder[post])
    if incumbent >= 0 and world.people.post[incumbent] != post:
        release_extra(
            world, day, post, Act(codes.RELEASE, codes.ELECTION, codes.NOBODY, codes.NOT_RE_ELECTED)
        )
    elif incumbent >= 0 and incumbent != chosen:
        release_from_post(
            world,
            month,
            day,
            incumbent,
            Act(codes.RELEASE, codes.ELECTION, codes.NOBODY, codes.NOT_RE_ELECTED),
        )
    order = place_in_post(
        world,
        month,
        day,
        chosen,
        post,
        Act(codes.APPOINTMENT, codes.ELECTION, codes.NOBODY, codes.BY_CADRES),
    )
    world.orders.kind[order] = codes.ELECTED


@kernel
def cadres_of(world: World, region: int) -> Ints:
    """Return the cadres in posts of some weight in a region."""
    people = world.people
    persons = whole(world.tally.rows[ROW_PERSONS])
    found = np.empty(persons, dtype=np.int32)
    count = 0
    for person in range(persons):
        if people.region[person] != region or people.status[person] != codes.IN_POST:
            continue
        if world.posts.rank[people.post[person]] >= _LEAST_RANK:
            found[count] = person
            count += 1
    return found[:count]


@kernel
def candidates(world: World, month: int, region: int, post: int, voters: Ints) -> Ints:
    """Return who stands: the sitting secretary, and some drawn among the region's best."""
    people = world.people
    found = np.empty(_CANDIDATES + 1, dtype=np.int32)
    count = 0
    least = whole(world.posts.rank[post]) - 3
    for lane in range(_CANDIDATES):
        if len(voters) == 0:
            break
        draw = chance.uniform(world.seed, Cause.SAFEGUARD, month, region, _LANE_CANDIDATE + lane)
        person = whole(voters[chance.below(len(voters), draw)])
        if people.grade[person] >= least and people.able[person] == 1:
            found[count] = person
            count += 1
    incumbent = whole(world.posts.holder[post])
    if incumbent >= 0 and people.post[incumbent] == post:
        found[count] = incumbent
        count += 1
    return found[:count]


@kernel
def winner(world: World, month: int, voters: Ints, standing: Ints) -> int:
    """Return the candidate with most votes, the first drawn of equals; -1 where none stands."""
    votes = np.zeros(len(standing), dtype=np.int64)
    issue = live_issue(world, month)
    for voter in voters:
        best, value = -1, -1e9
        for index in range(len(standing)):
            liked = preference(world, month, issue, whole(voter), whole(standing[index]))
            if liked > value:
                best, value = index, liked
        if best >= 0:
            votes[best] += 1
    first = 0
    for index in range(1, len(votes)):
        if votes[index] > votes[first]:
            first = index
    return whole(standing[first]) if len(standing) > 0 else codes.NOBODY


@kernel
def preference(world: World, month: int, issue: int, voter: int, candidate: int) -> float:
    """Return how much a cadre would have a candidate as his secretary."""
    liked = float(world.minds.ability[candidate])
    if issue != NO_ISSUE:
        gap = abs(opinion(world, issue, voter) - opinion(world, issue, candidate))
        liked += float(world.minds.conviction[voter]) * (1.0 - gap)
    lane = _LANE_VOTE + candidate
    return liked + 0.2 * chance.normals(world.seed, Cause.SAFEGUARD, month, voter, lane)[0]
