"""Tenures out of testimonies: one for each person, post and stretch of time."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from raspred.errors import Problem
from raspred.sources.history.endings import end_order
from raspred.sources.history.testimony import decided, spells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.sources.history.testimony import Spell, Testimony
    from raspred.sources.history.transcript import Transcript
    from raspred.sources.sheets import Sheet

Decisions = dict[tuple[str, str], tuple[str, str]]

_SEATS_OF_ROSTERS = ("politburo.member", "orgburo.member")


def read_decisions(sheet: Sheet) -> Decisions:
    """Return dates settled by hand, with the reason, by tenure and column."""
    return {
        (row.take("tenure_id"), row.take("column")): (row.take_date("value"), row.take("why"))
        for row in sheet.rows()
    }


def write_tenures(
    transcript: Transcript, testimonies: Iterable[Testimony], decisions: Decisions
) -> None:
    """Write the tenures that the testimonies speak of.

    Args:
        transcript: The register being written.
        testimonies: What the tables say, in any order.
        decisions: Dates settled by hand.
    """

    def seat(one: Testimony) -> tuple[str, str]:
        return one.person_id, one.post_id

    for (person_id, post_id), said in groupby(sorted(testimonies, key=seat), key=seat):
        if post_id not in transcript.post_ids:
            what = f"post {post_id!r} is in no row of posts.csv; the tenure is left out"
            transcript.findings.append(Problem(f"tenures, {person_id}", what, "Add it there."))
            continue
        for number, spell in enumerate(spells(said), start=1):
            _write(transcript, spell, f"{person_id}.{post_id}.{number}", decisions)


def _settled(spell: Spell, tenure_id: str, decisions: Decisions) -> tuple[Spell, list[str]]:
    """Return a spell with the dates that were settled by hand, and the reasons."""
    reasons: list[str] = []
    for column in ("start", "end"):
        if (tenure_id, column) in decisions:
            value, why = decisions[tenure_id, column]
            spell = decided(spell, column, value)
            reasons.append(why)
    return spell, reasons


def _tell(transcript: Transcript, spell: Spell, tenure_id: str) -> None:
    """Tell where tables contradict each other, and where one repeats a roster."""
    where = f"tenures, {tenure_id}"
    for doubt in spell.doubts:
        remedy = "Nothing to do: both stand as an interval. Settle it in decisions.csv."
        transcript.findings.append(Problem(where, doubt, remedy))
    files = dict.fromkeys(one.file for one in spell.testimonies)
    if len(files) > 1 and spell.testimonies[0].post_id in _SEATS_OF_ROSTERS:
        what = f"the seat stands in {' and in '.join(files)}"
        transcript.findings.append(Problem(where, what, "Nothing to do: it is one tenure."))


def _write(transcript: Transcript, said: Spell, tenure_id: str, decisions: Decisions) -> None:
    spell, reasons = _settled(said, tenure_id, decisions)
    _tell(transcript, spell, tenure_id)
    lead = spell.testimonies[0]
    last = next((one for one in reversed(_of_lead(spell)) if one.end_reason), lead)
    transcript.builder.add(
        "tenures",
        tenure_id=tenure_id,
        person_id=lead.person_id,
        post_id=lead.post_id,
        start=spell.start,
        end=spell.end,
        start_order_id=next(filter(None, (one.start_order_id for one in spell.testimonies)), ""),
        end_order_id=end_order(transcript, last, tenure_id, spell.end),
        filled_by=_filled_by(transcript, spell, tenure_id),
        end_reason=last.end_reason,
        note=_note(spell, reasons),
        source_id=lead.source_id,
        confidence=lead.confidence,
    )


def _of_lead(spell: Spell) -> list[Testimony]:
    return [one for one in spell.testimonies if one.file == spell.testimonies[0].file]


def _filled_by(transcript: Transcript, spell: Spell, tenure_id: str) -> str:
    """Return the channel that the tables name, else the one that always fills the post."""
    said = list(dict.fromkeys(one.filled_by for one in spell.testimonies if one.filled_by))
    if len(said) > 1:
        what = f"filled by {' and by '.join(said)}; the first is taken"
        remedy = "Write the same channel in every row of this tenure."
        transcript.findings.append(Problem(f"tenures, {tenure_id}", what, remedy))
    if said:
        return said[0]
    return transcript.post_ids[spell.testimonies[0].post_id] or "unknown"


def _note(spell: Spell, reasons: list[str]) -> str:
    titles = dict.fromkeys(one.title for one in spell.testimonies if one.title)
    notes = dict.fromkeys(one.note for one in spell.testimonies if one.note)
    named = "named " + ", ".join(f"'{title}'" for title in titles) if titles else ""
    return "; ".join(filter(None, (named, *notes, *spell.doubts, *reasons)))
