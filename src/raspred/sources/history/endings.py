"""The orders that end seats on committees: removals, demotions, expulsions, arrests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raspred.sources.history.testimony import Testimony
    from raspred.sources.history.transcript import Transcript

_OTHER_SEAT = {"member": "candidate", "candidate": "member", "secretary": "candidate"}


def end_order(transcript: Transcript, said: Testimony, tenure_id: str, date: str) -> str:
    """Write the order that ended a tenure and return its id.

    Args:
        transcript: The register being written.
        said: The testimony that tells how it ended.
        tenure_id: The tenure.
        date: When it ended, as all testimonies together have it.

    Returns:
        "" where a term ran out; the order of death where the holder died in the seat.
    """
    act = transcript.words["end_reason"].get(said.end_reason)
    if act is None:  # told when the row was read
        return ""
    if act.means == "died":
        return transcript.death_orders.get(said.person_id, "")
    if act.means == "term" or not date:
        return ""
    order_id = f"end.{tenure_id}"
    transcript.builder.add(
        "orders",
        order_id=order_id,
        kind=act.means,
        date=date,
        person_id=said.person_id,
        channel=act.channel,
        by_body_id=act.by_body_id,
        from_post_id=said.post_id,
        to_post_id=_seat_taken(said.post_id, act.means),
        reason=said.end_reason,
        source_id=said.source_id,
        confidence=said.confidence,
    )
    return order_id


def _seat_taken(post_id: str, means: str) -> str:
    """Return the other seat of the same committee where one was exchanged for it."""
    if means not in ("promotion", "demotion"):
        return ""
    body, seat = post_id.split(".")
    if body == "secretariat" and seat == "candidate":
        return "secretariat.secretary"
    return f"{body}.{_OTHER_SEAT[seat]}" if seat in _OTHER_SEAT else ""
