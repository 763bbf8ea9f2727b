"""Postings away: exile, embassies and remote work as orders, and the posts they name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from raspred.sources.history.testimony import Testimony

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.sources.history.transcript import Transcript
    from raspred.sources.history.words import Act
    from raspred.sources.sheets import Row, Sheet


def read_posting_posts(sheet: Sheet) -> dict[str, str]:
    """Return the post that each posting names, by its words and place; "" = none."""
    return {
        f"{row.take('post')} ({row.take('to_place_key')})": row.take("post_id")
        for row in sheet.rows()
    }


def read_postings(
    transcript: Transcript, sheet: Sheet, posts: dict[str, str]
) -> Iterator[Testimony]:
    """Write an order for each posting; yield the tenures of those that name a post.

    Who gave the order is not in the record: the channel is the police for exile by
    administrative order, otherwise unknown.
    """
    numbers: Counter[str] = Counter()
    for row in sheet.rows():
        person_id = transcript.person(row)
        row.take("to_place")  # the same place as its key, under the name of the day
        post_id = _post(row, posts)
        act = row.take_known("kind", transcript.words["posting_kind"])
        if person_id is None or act is None:
            continue
        numbers[person_id] += 1
        said = Testimony(
            person_id,
            post_id,
            row.take_date("start"),
            row.take_date("end"),
            sheet.declared.file,
            source_id=transcript.source(row),
            confidence=transcript.confidence(row),
            title=row.take("post"),
            start_order_id=f"posting.{person_id}.{numbers[person_id]}",
        )
        _write_order(transcript, row, said, act)
        if post_id:
            yield said


def _post(row: Row, posts: dict[str, str]) -> str:
    """Take the post that a posting names, "" for none; one never met before is told."""
    named, key = row.take("post"), row.take("to_place_key")
    if f"{named} ({key})" not in posts:
        what = f"{named!r} in {key!r} is in no row of posting_posts.csv"
        row.tell("post", what, "Add it there, with no post where it names none.")
    return posts.get(f"{named} ({key})", "")


def _write_order(transcript: Transcript, row: Row, said: Testimony, act: Act) -> None:
    note = f"{row.take('kind')}: {said.title}" + (f"; until {said.end}" if said.end else "")
    transcript.builder.add(
        "orders",
        order_id=said.start_order_id,
        kind=act.means,
        date=said.start,
        person_id=said.person_id,
        channel=act.channel,
        to_post_id=said.post_id,
        from_place_id=transcript.gazetteer.take(row, "from_place"),
        to_place_id=transcript.gazetteer.take(row, "to_place_key"),
        responsible=act.means != "exile",
        reason=row.take("reason"),
        note=note,
        source_id=said.source_id,
        confidence=said.confidence,
    )
