"""Local appointment: what the section does not fill, the local secretary fills.

Order: after the section; the last step that fills vacancies.
Reads: posts, regions.secretary, people, cards.quality, ties. Writes: posts.holder, ties.
Draws: LOCAL, CANDIDATE, PLACING, GRATITUDE.
Rule: a secretary fills vacancies in his region with people of the region, his own first;
the man placed is his client, or his patron's. At the centre, in the republics and abroad
the head of the structure does the same. Rigby 1981 and Easter 2000 on the family circles;
the form is our assumption. Safeguard local-secret-elections: a secretary whom his region
elects is not appointed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import is_open, place_in_post
from raspred.simulation.choosing import Merit, weigh, worth
from raspred.simulation.entering import split_off_cadre
from raspred.simulation.local_candidates import CANDIDATES, Seen, look_at
from raspred.simulation.local_elections import elected_locally
from raspred.simulation.logs import NO_CHOICE, Act, Choice
from raspred.simulation.patronage import become_client, owes, root_patron
from raspred.simulation.protection import is_claimed, refuses
from raspred.simulation.tally import IN_LOCAL_APPOINTMENTS

if TYPE_CHECKING:
    from raspred.simulation.world import Ints, Longs, Pool, World

HIGHEST_RANK = 8


@kernel
def local_appointment(world: World, month: int, pool: Pool, heads: Ints) -> None:
    """Fill the vacancies left, each by the man who has a say over it.

    Args:
        world: Everything.
        month: 0 = the first month.
        pool: Cadres sorted this month.
        heads: Highest post of each structure at the centre, shape [structures].
    """
    posts = world.posts
    seen = look_ahead(world, month, pool)
    place = 0
    for post in range(len(posts.holder)):
        if posts.holder[post] >= 0 or posts.rank[post] > HIGHEST_RANK:
            continue
        if place < len(seen.post) and seen.post[place] == post:
            boss = boss_over(world, post, heads)
            choice = weigh_all(world, month, seen, place, boss)
            if choice.person >= 0:
                place_own_man(world, month, post, choice, boss)
            place += 1
        else:
            fill_locally(world, month, post, pool, heads)


@kernel
def look_ahead(world: World, month: int, pool: Pool) -> Seen:
    """Return whom the bosses will look at for the posts that stand empty now.

    A post that falls vacant meanwhile, and comes later in the order, is not here.
    """
    return look_at(world, month, pool, vacancies(world, month))


@kernel
def vacancies(world: World, month: int) -> Longs:
    """Return the posts that stand empty and that a boss gets round to this month."""
    posts = world.posts
    found = np.empty(len(posts.holder), dtype=np.int64)
    count = 0
    for post in range(len(posts.holder)):
        if posts.holder[post] >= 0 or posts.rank[post] > HIGHEST_RANK:
            continue
        if is_awaited(world, month, post):
            found[count] = post
            count += 1
    return found[:count]


@kernel
def is_awaited(world: World, month: int, post: int) -> bool:
    """Whether a vacancy is the boss's to fill, and he gets round to it this month."""
    if not is_open(world, post, month) or elected_locally(world, month, post):
        return False
    draw = chance.uniform(world.seed, Cause.LOCAL, month, post)
    return bool(draw < world.numbers.local_speed)


@kernel
def fill_locally(world: World, month: int, post: int, pool: Pool, heads: Ints) -> None:
    """Fill one vacancy, if the boss gets round to it this month and finds somebody."""
    if not is_awaited(world, month, post):
        return
    boss = boss_over(world, post, heads)
    choice = compare_locally(world, month, post, pool, boss)
    if choice.person >= 0:
        place_own_man(world, month, post, choice, boss)


@kernel
def boss_over(world: World, post: int, heads: Ints) -> int:
    """Return the person who has the say over a vacancy, or -1 where his post is empty."""
    region = whole(world.posts.region[post])
    if region >= 0:
        secretary = whole(world.regions.secretary[region])
        if secretary >= 0 and secretary != post:
            return whole(world.posts.holder[secretary])
    head = whole(heads[world.posts.structure[post]])
    return whole(world.posts.holder[head]) if head >= 0 and head != post else codes.NOBODY


@kernel
def compare_locally(world: World, month: int, post: int, pool: Pool, boss: int) -> Choice:
    """Compare a few people of the region (or of the structure) as the boss sees them."""
    return weigh_all(world, month, look_at(world, month, pool, np.array([post])), 0, boss)


@kernel
def weigh_all(world: World, month: int, seen: Seen, place: int, boss: int) -> Choice:
    """Weigh the candidates seen for one of the vacancies, but those who have been placed since."""
    rank = whole(world.posts.rank[seen.post[place]])
    choice = NO_CHOICE
    for lane in range(CANDIDATES):
        person = seen.candidate[place, lane]
        if person < 0 or world.people.since[person] >= month:
            continue
        merit = merit_to_boss(world, person, rank, boss, seen.luck[place, lane])
        choice = weigh(choice, person, worth(merit))
    return choice


@kernel
def merit_to_boss(world: World, person: int, rank: int, boss: int, noise: float) -> Merit:
    """Return what speaks for a candidate in the eyes of the boss."""
    numbers = world.numbers
    owed = owes(world.people, world.ties, person, boss) if boss >= 0 else 0.0
    return Merit(
        numbers.fit_weight * float(world.cards.quality[person]),
        numbers.grade_weight * (float(world.people.grade[person]) - rank),
        0.0,
        0.0,
        numbers.own_man_weight * owed,
        numbers.placing_noise * noise,
    )


@kernel
def place_own_man(world: World, month: int, post: int, choice: Choice, boss: int) -> None:
    """Give the local order and make the man a client of the boss or of his patron."""
    person = choice.person
    if world.people.status[person] == codes.RANK_AND_FILE:
        person = split_off_cadre(world, month, person)
    step_up = whole(world.posts.rank[post]) - whole(world.people.grade[person])
    refused = is_claimed(world, month, post) and refuses(world, month, post)
    reason = codes.PROTECTED_REGION if refused else codes.OWN_MAN
    place_in_post(
        world,
        month,
        whole(world.calendar.first_day[month]),
        person,
        post,
        Act(codes.APPOINTMENT, codes.LOCAL, boss, reason),
        choice,
    )
    world.tally.series[month, IN_LOCAL_APPOINTMENTS] += 1.0
    if boss < 0:
        return
    patron = boss
    upper = root_patron(world.people, world.ties, boss)
    draw = chance.uniform(world.seed, Cause.LOCAL, month, post, 1)
    if upper >= 0 and draw < world.numbers.patron_of_boss:
        patron = upper
    become_client(world, month, person, patron, step_up, world.numbers.local_clienthood)
