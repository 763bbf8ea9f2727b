"""Why this man was given that post: the candidates compared, term by term."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.simulation import codes
from raspred.simulation.acts import is_open
from raspred.simulation.entering import has_room
from raspred.simulation.explaining.candidates import Candidate, candidates, ranked
from raspred.simulation.explaining.card import card_of, with_right_cards
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.steps import assignment as section
from raspred.simulation.steps import local_appointment as local
from raspred.simulation.steps import politburo_motion as motion
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.simulation.explaining.order import Order
    from raspred.simulation.explaining.replay import Replay

STEPS = {
    codes.ON_MOTION: "politburo-motion",
    codes.WITHIN_JURISDICTION: "assignment",
    codes.AT_REQUEST: "assignment",
    codes.OWN_MAN: "local-appointment",
    codes.PROTECTED_REGION: "local-appointment",
}
_WHO = {
    "politburo-motion": "the Politburo, on the motion of {mover}",
    "assignment": "the section",
    "local-appointment": "{mover}, who had the say there",
}
_TRUST = {
    "politburo-motion": "owes the mover",
    "assignment": "believed loyal",
    "local-appointment": "owes the boss",
}
_COUNTED = {
    "politburo-motion": "what people owe the mover",
    "assignment": "what the section believes of loyalty",
    "local-appointment": "what people owe the boss",
}


def explain(replay: Replay, order: Order) -> Explanation:
    """Explain an appointment, transfer, promotion or demotion into a paid post."""
    step = STEPS[order.reason]
    fill_before(replay, order)
    asked = order.to_post, order.mover
    drawn = candidates(replay, step, replay.bound, *asked)
    found = ranked(drawn)
    chosen = found[0]
    taken = replay.world.people.status[chosen.person] == codes.RANK_AND_FILE
    return Explanation(
        asked=order.order_id,
        kind="placing",
        date=order.date,
        person=replay.person_id(newcomer(replay, chosen.person) if taken else chosen.person),
        sentence=_sentence(replay, order, step, found, chosen),
        score=chosen.score,
        figures={"candidates": len(found), "lead": _lead(found, chosen)},
        tables=(_table(replay, step, found),),
        card=card_of(replay, chosen.person),
        changes=_changes(replay, order, step, found, chosen),
    )


def fill_before(replay: Replay, order: Order) -> None:
    """Fill the vacancies that came before this one in the same step, as they were filled."""
    world, month, pool, post = replay.bound, replay.month, replay.pool, order.to_post
    if order.reason == codes.ON_MOTION:
        high = replay.world.posts.rank >= section.HIGHEST_RANKS
        for earlier in _vacant_before(replay, high, post):
            if is_open(world, earlier, month):
                motion.fill_on_motion(world, month, earlier, pool)
    elif STEPS[order.reason] == "assignment":
        claimed, left = section.vacancies(world, month)
        reason, first = codes.WITHIN_JURISDICTION, claimed
        if order.reason == codes.AT_REQUEST:
            section.fill(world, month, pool, claimed, len(claimed), reason)
            reason, first = codes.AT_REQUEST, left
        before = first[: int(np.flatnonzero(first == post)[0])]
        section.fill(world, month, pool, before, len(before), reason)
    else:
        low = replay.world.posts.rank <= local.HIGHEST_RANK
        for earlier in _vacant_before(replay, low, post):
            local.fill_locally(world, month, earlier, pool, replay.built.heads)


def _vacant_before(replay: Replay, ranked: NDArray[np.bool_], post: int) -> list[int]:
    vacant = np.flatnonzero((replay.world.posts.holder < 0) & ranked)
    return [int(earlier) for earlier in vacant if earlier < post]


def newcomer(replay: Replay, agent: int) -> int:
    """Return the number of the man whom an agent of the rank and file lets out."""
    alone = replay.world.people.weight[agent] <= 1.0 or not has_room(replay.bound)
    return agent if alone else int(replay.world.tally.rows[ROW_PERSONS])


def _lead(found: list[Candidate], chosen: Candidate) -> float:
    return chosen.score - found[1].score if len(found) > 1 else 0.0


def _sentence(
    replay: Replay, order: Order, step: str, found: list[Candidate], chosen: Candidate
) -> str:
    who = _WHO[step].format(mover=replay.name(order.mover))
    name = replay.name(order.person)
    text = f"{name} was made {replay.post(order.to_post)} by {who}"
    if len(found) == 1:
        return f"{text}: nobody else who could be moved was looked at."
    return (
        f"{text}: of {len(found)} looked at he scored highest, {chosen.score:.3f} against"
        f" {found[1].score:.3f} for {replay.name(found[1].person)}."
    )


def _table(replay: Replay, step: str, found: list[Candidate]) -> Comparison:
    headings = ("candidate", "score", "ability", "grade", "standing", "committee")
    return Comparison(
        "Candidates compared",
        (*headings, _TRUST[step], "chance"),
        tuple((_called(replay, one.person), one.score, *one.terms) for one in found),
    )


def _called(replay: Replay, person: int) -> str:
    bench = replay.world.people.status[person] == codes.RANK_AND_FILE
    return f"{replay.name(person)} (rank and file)" if bench else replay.name(person)


def _changes(
    replay: Replay, order: Order, step: str, found: list[Candidate], chosen: Candidate
) -> tuple[str, ...]:
    """Return what would have led to another choice, each way tried by comparing again."""
    asked = order.to_post, order.mover
    everyone = [one.person for one in found]
    tried = []
    for who, persons in (("his card", [chosen.person]), ("every card", everyone)):
        again = candidates(replay, step, with_right_cards(replay, persons), *asked)
        score = next(one.score for one in again if one.person == chosen.person)
        end = _end(replay, chosen, ranked(again)[0])
        tried.append(f"Had {who} been right he would have scored {score:.3f} and {end}.")
    for title, term in ((_COUNTED[step], 4), ("chance", 5)):
        bare = [one._replace(score=one.score - one.terms[term]) for one in found]
        score, end = bare[0].score, _end(replay, chosen, max(bare, key=lambda one: one.score))
        tried.append(f"Had {title} counted for nothing he would have scored {score:.3f} and {end}.")
    return tuple(tried)


def _end(replay: Replay, chosen: Candidate, other: Candidate) -> str:
    if chosen.person == other.person:
        return "still been taken"
    return f"not been taken: {replay.name(other.person)} would have been, with {other.score:.3f}"
