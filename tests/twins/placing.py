"""Twins of who is looked at for a vacancy, how the few are compared, and who moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.chance import Cause
from raspred.simulation import codes
from tests.twins.party import narrow
from tests.twins.ties import owes, root_patron

if TYPE_CHECKING:
    from tests.twins.party import Party

Bucket = tuple[int, int, int]
Choice = tuple[int, float, int, float]
NO_ONE: Choice = (-1, 0.0, -1, 0.0)
IN_POST, IN_RESERVE, AT_THE_BENCH = 0, 1, 2
ANYWHERE = -2


def cadres(party: Party) -> dict[Bucket, list[int]]:
    """Return who can be had, by kind, rank and region."""
    found: dict[Bucket, list[int]] = {}
    for person, man in enumerate(party.people):
        if man.status == codes.IN_POST:
            key = (IN_POST, party.posts[man.post].rank, man.region)
        elif man.status == codes.RESERVE:
            key = (IN_RESERVE, man.grade, man.region)
        elif man.status == codes.RANK_AND_FILE:
            key = (AT_THE_BENCH, 0, man.region)
        else:
            continue
        found.setdefault(key, []).append(person)
    return found


def bench(party: Party) -> list[list[int]]:
    """Return the rank and file of each region, those of none first."""
    found = cadres(party)
    return [found.get((AT_THE_BENCH, 0, region), []) for region in range(-1, len(party.regions))]


def one_of(those: list[int], draw: float) -> int:
    return those[min(int(draw * len(those)), len(those) - 1)] if those else -1


def draw_candidate(
    party: Party,
    month: int,
    post: int,
    lane: int,
    found: dict[Bucket, list[int]],
    rank: int,
    region: int,
) -> int:
    source, step, which, _ = party.uniforms(Cause.CANDIDATE, month, post, lane)
    if rank <= 4 and source < 0.3:
        kind, wanted = AT_THE_BENCH, 0
    elif source < 0.65:
        kind, wanted = IN_RESERVE, min(10, max(1, rank + int(3 * step) - 1))
    else:
        kind, wanted = IN_POST, max(1, rank - 1 - int(2 * step))
    places = range(-1, len(party.regions)) if region == ANYWHERE else (region,)
    those = [person for place in places for person in found.get((kind, wanted, place), [])]
    return one_of(those, which)


def eligible(party: Party, person: int, month: int, rank: int) -> bool:
    man = party.people[person]
    at_hand = man.status in (codes.IN_POST, codes.RESERVE, codes.RANK_AND_FILE)
    return bool(at_hand and man.able == 1 and man.since < month and man.grade >= rank - 3)


def best_two(candidates: list[tuple[int, float]]) -> Choice:
    """Return the best and the second best; of equals the one looked at first."""
    best: list[tuple[int, float]] = []
    for person, score in candidates:
        if person in [other for other, _ in best]:
            continue
        best = sorted([*best, (person, score)], key=lambda pair: -pair[1])[:2]
    padded = [*best, (-1, 0.0), (-1, 0.0)]
    return (*padded[0], *padded[1])


def compare(party: Party, month: int, post: int, found: dict[Bucket, list[int]]) -> Choice:
    numbers, rank = party.numbers, party.posts[post].rank
    candidates = []
    for lane in range(10):
        person = draw_candidate(party, month, post, lane, found, rank, ANYWHERE)
        if person < 0 or not eligible(party, person, month, rank):
            continue
        man = party.people[person]
        # A column of 32 bits times another is 32 bits wide, numba's float() or not.
        shrunk = narrow(man.loyalty * man.precision) / (man.precision + numbers.card_prior)
        merit = numbers.fit_weight * man.quality + numbers.grade_weight * (man.grade - rank)
        trust = numbers.docility_weight * (shrunk - man.spoke)
        noise = numbers.placing_noise * party.normal(Cause.PLACING, month, post, lane)
        candidates.append((person, merit + trust + noise))
    return best_two(candidates)


def compare_locally(
    party: Party, month: int, post: int, found: dict[Bucket, list[int]], boss: int
) -> Choice:
    numbers, vacancy = party.numbers, party.posts[post]
    where = vacancy.region if vacancy.region >= 0 else ANYWHERE
    candidates = []
    for lane in range(20, 25):
        person = draw_candidate(party, month, post, lane, found, vacancy.rank, where)
        if person < 0 or not eligible(party, person, month, vacancy.rank):
            continue
        man = party.people[person]
        score = numbers.fit_weight * man.quality
        score += numbers.grade_weight * (man.grade - vacancy.rank)
        if boss >= 0:
            score += numbers.own_man_weight * owes(party, person, boss)
        noise = numbers.placing_noise * party.normal(Cause.PLACING, month, post, lane)
        candidates.append((person, score + noise))
    return best_two(candidates)


def vacancies(party: Party, month: int) -> tuple[list[int], list[int]]:
    """Return the vacant posts below the ninth rank: the section's, and what is left over."""
    claimed, left = [], []
    for number, post in enumerate(party.posts):
        if post.holder >= 0 or post.rank >= 9 or not post.opens <= month < post.closes:
            continue
        share = float(party.calendar.jurisdiction[month, post.structure, post.level])
        if party.uniform(Cause.CLAIM, month, number) < share and not refuses(party, month, number):
            claimed.append(number)
        elif share > 0:
            left.append(number)
    return by_rank(party, claimed), by_rank(party, left)


def by_rank(party: Party, vacant: list[int]) -> list[int]:
    return sorted(vacant, key=lambda post: -party.posts[post].rank)


def refuses(party: Party, month: int, post: int) -> bool:
    """Whether the region's protector keeps the section out, by his share of all power."""
    region = party.posts[post].region
    secretary = party.regions[region].secretary if region >= 0 else -1
    boss = party.posts[secretary].holder if secretary >= 0 else -1
    if boss < 0:
        return False
    behind = root_patron(party, boss)
    patron = behind if behind >= 0 else boss
    slot = party.people[patron].slot
    total = sum(party.power)
    if slot < 0 or patron == party.holder_of_office() or total <= 0:
        return False
    strength = min(1.0, party.numbers.refusal * (party.power[slot] / total))
    return bool(strength > 0 and party.uniform(Cause.CLAIM, month, post, 1) < strength)


def mover_of(party: Party, month: int, post: int) -> int:
    """Return on whose motion a high post is filled: drawn by power and prestige."""
    able = [person for person in party.seats[2] if party.people[person].able == 1]
    says = {person: _say(party, person) for person in able}
    reached = party.uniform(Cause.MOTION, month, post) * sum(says.values())
    for person in able:
        reached -= says[person]
        if reached < 0:
            return person
    return -1


def _say(party: Party, person: int) -> float:
    man = party.people[person]
    power = party.power[man.slot] if man.slot >= 0 else 0.0
    return float(0.5 + power + 3.0 * man.prestige)
