"""The bodies of the record and their posts, ranked by level and kind of post.

The ranks are our assumption, written down in `ranks.csv`: the General Secretary 10, the
secretaries beside him 9, then heads, seconds and officials, each level one lower.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from raspred.errors import Problem

if TYPE_CHECKING:
    from raspred.sources.history.transcript import Transcript
    from raspred.sources.sheets import Sheet

OUR_CONCORDANCE = "The tables of this package: which names of the record mean which body and post"


@dataclass(frozen=True, slots=True)
class Rank:
    """How much a post counts, from 1 to 10, and whether it is a seat won by ballot."""

    rank: int | None
    elective: bool


def read_bodies(transcript: Transcript, sheet: Sheet) -> dict[str, str]:
    """Write the table of bodies and return the level of each."""
    source_id = transcript.citations.source_id(OUR_CONCORDANCE)
    levels: dict[str, str] = {}
    for row in sheet.rows():
        body_id = row.take("body_id")
        levels[body_id] = row.take("level")
        plain = ("name", "kind", "structure", "level", "parent_id", "place_id", "note")
        transcript.builder.add(
            "bodies",
            body_id=body_id,
            **{column: row.take(column) for column in plain},
            founded=row.take_date("founded"),
            dissolved=row.take_date("dissolved"),
            source_id=source_id,
        )
    return levels


def read_ranks(sheet: Sheet) -> dict[tuple[str, str], Rank]:
    """Return ranks by kind of post and level of its body ("" = whatever the level)."""
    ranks: dict[tuple[str, str], Rank] = {}
    for row in sheet.rows():
        row.take("note")  # explains the row to whoever edits the table
        key = (row.take("kind"), row.take("level"))
        ranks[key] = Rank(row.take_number("rank"), row.take("elective") == "yes")
    return ranks


def read_posts(
    transcript: Transcript,
    sheet: Sheet,
    levels: dict[str, str],
    ranks: dict[tuple[str, str], Rank],
) -> None:
    """Write the table of posts.

    Args:
        transcript: The register being written.
        sheet: `posts.csv`.
        levels: Level of each body.
        ranks: Ranks by kind of post and level.
    """
    source_id = transcript.citations.source_id(OUR_CONCORDANCE)
    for row in sheet.rows():
        post_id, body_id, kind = row.take("post_id"), row.take("body_id"), row.take("kind")
        rank = ranks.get((kind, levels.get(body_id, ""))) or ranks.get((kind, ""))
        if rank is None:
            what = f"no rank for kind {kind!r} in body {body_id!r}"
            transcript.findings.append(
                Problem(f"posts.csv, line {row.line}, kind", what, "Add it to ranks.csv.")
            )
        transcript.post_ids[post_id] = row.take("filled_by")
        transcript.builder.add(
            "posts",
            post_id=post_id,
            body_id=body_id,
            title=row.take("title"),
            rank=None if rank is None else rank.rank,
            elective=None if rank is None else rank.elective,
            seats=row.take_number("seats"),
            note=row.take("note"),
            source_id=source_id,
        )
