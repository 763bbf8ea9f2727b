"""Votes at meetings: figures from `targets.csv`, set beside each other as ballots."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raspred.sources.history.targets import Target
    from raspred.sources.history.transcript import Transcript
    from raspred.sources.sheets import Sheet

_CONFIDENCES = ("low", "medium", "high")
_TEXTS = (
    "ballot_id",
    "body_id",
    "meeting",
    "issue",
    "question",
    "subject_person_id",
    "delegation_place_id",
    "note",
)
_VOTES = ("votes_for", "votes_against", "abstained", "absent")


def read_ballots(transcript: Transcript, sheet: Sheet, targets: dict[str, Target]) -> None:
    """Write the ballots; each rests on the targets it names and is as sure as the least of them.

    Args:
        transcript: The register being written.
        sheet: `ballots.csv`.
        targets: The figures by their id.
    """
    for row in sheet.rows():
        ids = row.take("targets").split()
        behind = [targets[one] for one in ids if one in targets]
        if len(behind) < len(ids):
            row.tell("targets", f"{' '.join(ids)!r} names no row of targets.csv", "Mend the id.")
        citation = "; ".join(dict.fromkeys(one.source for one in behind))
        transcript.builder.add(
            "ballots",
            **{column: row.take(column) for column in _TEXTS},
            **{column: row.take_number(column) for column in _VOTES},
            date=row.take_date("date"),
            carried=row.take("carried") == "yes",
            source_id=transcript.citations.source_id(citation),
            confidence=min((one.confidence for one in behind), key=_CONFIDENCES.index, default=""),
        )
