"""Selection rules: who fills which post, as statutes had it and as the record implies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.dates import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.sources.history.testimony import Testimony
    from raspred.sources.history.transcript import Transcript
    from raspred.sources.sheets import Sheet

STATUTES = "Statutes of the party, 1917-1934, and the practice of its congresses"
_APPOINTING_BODIES = {"section": "section", "politburo": "politburo"}
_TEXTS = (
    "rule_id",
    "post_id",
    "body_id",
    "selection",
    "selector_body_id",
    "selector_post_id",
    "majority",
    "condition",
    "note",
)


def read_selection_rules(transcript: Transcript, sheet: Sheet) -> None:
    """Write the rules of the party: the congress elects the committee, which elects the rest."""
    source_id = transcript.citations.source_id(STATUTES)
    for row in sheet.rows():
        transcript.builder.add(
            "selection_rules",
            **{column: row.take(column) for column in _TEXTS},
            start=row.take_date("start"),
            end=row.take_date("end") or "..",
            source_id=source_id,
        )


def write_implied_rules(transcript: Transcript, testimonies: Iterable[Testimony]) -> None:
    """Write a rule of appointment for each post that section or Politburo filled.

    `cc_posts.csv` names the channel by kind of post, so the channel of one holder holds
    for the others of the same time. Posts with two channels get no rule.
    """
    posts: dict[str, list[Testimony]] = {}
    for one in testimonies:
        if one.filled_by in _APPOINTING_BODIES and one.start:
            posts.setdefault(one.post_id, []).append(one)
    for post_id, said in sorted(posts.items()):
        filled_by = {one.filled_by for one in said}
        if len(filled_by) > 1 or transcript.post_ids.get(post_id):
            continue
        transcript.builder.add(
            "selection_rules",
            rule_id=f"implied.{post_id}",
            post_id=post_id,
            selection="appointment",
            selector_body_id=_APPOINTING_BODIES[filled_by.pop()],
            start=min((one.start for one in said), key=parse),
            end=max((one.end for one in said), key=lambda end: parse(end).latest),
            note="implied by the channel that the record's compilers give to this kind of post",
            source_id=said[0].source_id,
        )
