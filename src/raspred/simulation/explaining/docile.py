"""Why this man was raised into the post of one who was sent away: whose card looked docile."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred.simulation import section
from raspred.simulation.danger import most_dangerous
from raspred.simulation.explaining.card import card_of
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.steps import displacement as step

if TYPE_CHECKING:
    from raspred.simulation.explaining.order import Order
    from raspred.simulation.explaining.replay import Replay

STEP = "displacement"


class _Looked(NamedTuple):
    """One who was looked at: what his card said of his loyalty, what it was worth, and all."""

    person: int
    believed: float
    score: float


def explain(replay: Replay, order: Order) -> Explanation:
    """Explain a promotion into the vacancy of a man displaced in the same month."""
    sent = _send_until(replay, order.to_post)
    found = _looked_at(replay, order.to_post)
    chosen = found[0]
    rivals = found[1:]
    by_card = max(found, key=lambda one: one.believed)
    changes = [
        f"Had chance weighed nothing {replay.name(by_card.person)} would have been raised."
        if by_card.person != chosen.person
        else "His card alone would have raised him, whatever the draw."
    ]
    return Explanation(
        asked=order.order_id,
        kind="placing",
        date=order.date,
        person=replay.person_id(order.person),
        sentence=(
            f"{replay.name(order.person)} was raised by the section to be"
            f" {replay.post(order.to_post)}, from where {replay.name(sent)} had just been sent"
            f" away: of {len(found)} looked at his card made him out the most docile. Nobody"
            " asked what he was able to do."
        ),
        score=chosen.score,
        figures={"candidates": len(found), "lead": chosen.score - rivals[0].score if rivals else 0},
        tables=(
            Comparison(
                "Those looked at, the one who was raised first",
                ("person", "believed loyal", "score"),
                tuple((replay.name(one.person), one.believed, one.score) for one in found),
            ),
        ),
        card=card_of(replay, chosen.person),
        changes=tuple(changes),
    )


def _send_until(replay: Replay, post: int) -> int:
    """Take the step up to where the holder of a post has been sent away; return who he was."""
    bound, month = replay.bound, replay.month
    vacant = step.vacant_posts(bound, month)
    for one in most_dangerous(bound, month, len(replay.world.posts.holder)):
        suspect = int(one)
        if replay.world.people.post[suspect] == post:
            step.send_away(bound, month, suspect, vacant)
            return suspect
        step.displace(bound, month, suspect, vacant, replay.pool)
    raise AssertionError("an order promoted somebody into a post that nobody was sent from")


def _looked_at(replay: Replay, post: int) -> list[_Looked]:
    """Return the candidates, each once with his best score, the best first."""
    world, bound = replay.world, replay.bound
    rank = int(world.posts.rank[post])
    found: dict[int, _Looked] = {}
    for lane in section.DOCILE_LANES:
        person = int(section.drawn(bound, replay.month, post, lane, replay.pool, rank))
        if person < 0:
            continue
        believed = float(section.believed_loyalty(bound.people, bound.cards, bound.numbers, person))
        score = float(section.docility(bound, replay.month, post, lane, person))
        if person not in found:  # the first draw of a man is the one that counts
            found[person] = _Looked(person, believed, score)
    return sorted(found.values(), key=lambda one: -one.score)
