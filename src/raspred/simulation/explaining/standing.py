"""Why this candidate was elected and that one was not: standings compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred.simulation import codes
from raspred.simulation.bureaux import elect_bureau, move_candidates_up
from raspred.simulation.congress import meet
from raspred.simulation.delegations import choose_delegates, placed_share
from raspred.simulation.explaining.card import card_of, with_right_cards
from raspred.simulation.explaining.congress import open_meeting
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.explaining.replay import supposing
from raspred.simulation.following import count_followings
from raspred.simulation.office import may_be_elected
from raspred.simulation.seats import seat_of
from raspred.simulation.slates import (
    Backing,
    Standing,
    committee_candidates,
    standing_before_congress,
    standing_in_committee,
    terms_before_congress,
    terms_in_committee,
)
from raspred.simulation.tally import GAUGE_DELEGATE_DEBT
from raspred.simulation.workers import seats_for_workers

if TYPE_CHECKING:
    from raspred.simulation.explaining.order import Order
    from raspred.simulation.explaining.replay import Replay
    from raspred.simulation.world import World

STEP = "elections"
_AROUND = 4
_SITTING = 100.0  # what keeps a sitting member in a bureau between congresses


class Candidate(NamedTuple):
    """One who could be elected, with the terms of his standing."""

    person: int
    standing: float
    terms: tuple[float, ...]


def explain(replay: Replay, order: Order) -> Explanation:
    """Explain an election, or that somebody was not elected again."""
    seat = -1 - (order.to_post if order.reason in _WON else order.from_post)
    if seat in (codes.MEMBER, codes.CANDIDATE):
        prepare_congress(replay)
        seats = replay.world.calendar.seats[replay.month]
        wanted = int(seats[codes.MEMBER]) + int(seats[codes.CANDIDATE])
        wanted -= int(seats_for_workers(replay.bound, replay.month))
    else:
        prepare_bureau(replay, seat)
        wanted = int(replay.world.calendar.seats[replay.month, seat])
    ranking = rank(replay, replay.bound, seat)
    place = place_of(ranking, order.person)
    him = next((one for one in ranking if one.person == order.person), None)
    return Explanation(
        asked=order.order_id,
        kind="election",
        date=order.date,
        person=replay.person_id(order.person),
        sentence=_sentence(replay, order, seat, (place, wanted, len(ranking))),
        score=him.standing if him else None,
        figures={"place": place, "seats": wanted, "candidates": len(ranking)},
        tables=(_table(replay, ranking, place, wanted, seat),),
        card=card_of(replay, order.person),
        changes=_changes(replay, order, seat, wanted) if him else (),
    )


_WON = (codes.BY_CONGRESS, codes.BY_COMMITTEE)


def prepare_congress(replay: Replay) -> None:
    """Bring the World to where the congress weighs who shall sit in the committee."""
    open_meeting(replay)
    delegates = choose_delegates(replay.bound, replay.month)
    replay.world.tally.gauge[GAUGE_DELEGATE_DEBT] = placed_share(replay.bound, delegates)


def prepare_bureau(replay: Replay, seat: int) -> None:
    """Bring the World to where the committee weighs who shall sit in a bureau."""
    bound, month, calendar = replay.bound, replay.month, replay.world.calendar
    open_meeting(replay)
    meet(bound, month)
    anew = is_congress(replay)
    day = int((calendar.meeting_day if anew else calendar.first_day)[month])
    if anew:
        count_followings(bound, month)
    else:
        move_candidates_up(bound, month, day)
    for earlier in range(codes.POLITBURO_MEMBER, seat):
        wanted = int(calendar.seats[month, earlier])
        if wanted > 0 and (anew or replay.world.committees.count[earlier] < wanted):
            elect_bureau(bound, month, day, earlier, wanted, anew)


def is_congress(replay: Replay) -> bool:
    """Whether a congress meets that month."""
    return bool(replay.world.calendar.meeting[replay.month] == codes.CONGRESS)


def rank(replay: Replay, bound: World, seat: int) -> list[Candidate]:
    """Return the candidates for a seat in some world, the highest standing first."""
    found = []
    if seat in (codes.MEMBER, codes.CANDIDATE):
        for number in committee_candidates(bound):
            person = int(number)
            value = standing_before_congress(bound, replay.month, person)
            terms = tuple(map(float, terms_before_congress(bound, replay.month, person)))
            found.append(Candidate(person, float(value), terms))
    else:
        committees = replay.world.committees
        for number in committees.person[codes.MEMBER, : committees.count[codes.MEMBER]]:
            person = int(number)
            barred = seat == codes.SECRETARY and not may_be_elected(bound, replay.month, person)
            if barred or _sits_above(replay, seat, person):
                continue
            value = float(standing_in_committee(bound, replay.month, seat, person))
            if not is_congress(replay) and seat_of(committees, seat, person) >= 0:
                value += _SITTING
            terms = tuple(map(float, terms_in_committee(bound, replay.month, seat, person)))
            found.append(Candidate(person, value, terms))
    return sorted(found, key=lambda one: -one.standing)


def _sits_above(replay: Replay, seat: int, person: int) -> bool:
    """Whether a person holds the full seat beside which this one is a candidate's."""
    if seat not in (codes.POLITBURO_CANDIDATE, codes.ORGBURO_CANDIDATE):
        return False
    return bool(seat_of(replay.world.committees, seat - 1, person) >= 0)


def place_of(ranking: list[Candidate], person: int) -> int:
    """Return a person's place, 1 = the highest standing, 0 = no candidate."""
    places = [number for number, one in enumerate(ranking, 1) if one.person == person]
    return places[0] if places else 0


def _sentence(replay: Replay, order: Order, seat: int, where: tuple[int, int, int]) -> str:
    place, wanted, candidates = where
    name, title = replay.name(order.person), codes.SEATS[seat]
    if place == 0:
        return f"{name} was no candidate for {title}: he was not among those who can be elected."
    end = "was elected" if place <= wanted else "was not elected"
    return (
        f"{name} {end} ({title}): by his standing he was number {place} of {candidates} for"
        f" {wanted} seats."
    )


def _table(
    replay: Replay, ranking: list[Candidate], place: int, wanted: int, seat: int
) -> Comparison:
    terms = Standing if seat in (codes.MEMBER, codes.CANDIDATE) else Backing
    shown = {place - 1} if place else set()
    shown |= set(range(max(0, wanted - _AROUND), min(len(ranking), wanted + _AROUND)))
    return Comparison(
        f"Standings about the line under number {wanted}",
        ("place", "candidate", "standing", *terms._fields),
        tuple(
            (
                number + 1,
                replay.name(ranking[number].person),
                ranking[number].standing,
                *ranking[number].terms,
            )
            for number in sorted(shown)
        ),
    )


def _changes(replay: Replay, order: Order, seat: int, wanted: int) -> tuple[str, ...]:
    """Return in which place he would have been, each way tried by ranking again."""
    world = replay.world
    right = with_right_cards(replay, [order.person])
    if seat in (codes.MEMBER, codes.CANDIDATE):
        free = world.numbers._replace(slate_base=0.0, slate_debt=0.0)
        tried = [
            ("Had the Secretariat had no list", supposing(world, numbers=free)),
            ("Had his card been right", right),
        ]
    else:
        alone = world.numbers._replace(bureau_sponsor=0.0)
        tried = [("Had nobody's patronage counted", supposing(world, numbers=alone))]
    lines = []
    for what, bound in tried:
        place = place_of(rank(replay, bound, seat), order.person)
        end = "elected" if place <= wanted else "not elected"
        lines.append(f"{what} he would have been number {place}: {end}.")
    return tuple(lines)
