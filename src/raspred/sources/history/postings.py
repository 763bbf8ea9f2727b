"""Postings away: exile, embassies and remote work as orders, and the posts they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.history.testimony import Testimony

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.sources.history.transcript import Transcript
    from raspred.sources.sheets import Sheet


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
    numbers: dict[str, int] = {}
    for row in sheet.rows():
        person_id = transcript.person(row)
        start, end = row.take_date("start"), row.take_date("end")
        named, key = row.take("post"), row.take("to_place_key")
        act = row.take_known("kind", transcript.words["posting_kind"])
        from_place = transcript.gazetteer.take(row, "from_place")
        to_place = transcript.gazetteer.take(row, "to_place_key")
        row.take("to_place")  # the same place, under the name of the day
        reason, kind = row.take("reason"), row.take("kind")
        source_id, confidence = transcript.source(row), transcript.confidence(row)
        if person_id is None or act is None:
            continue
        numbers[person_id] = numbers.get(person_id, 0) + 1
        order_id = f"posting.{person_id}.{numbers[person_id]}"
        post_id = posts.get(f"{named} ({key})")
        if post_id is None:
            what = f"{named!r} in {key!r} is in no row of posting_posts.csv"
            row.tell("post", what, "Add it there, with no post where it names none.")
        transcript.builder.add(
            "orders",
            order_id=order_id,
            kind=act.means,
            date=start,
            person_id=person_id,
            channel=act.channel,
            to_post_id=post_id or "",
            from_place_id=from_place,
            to_place_id=to_place,
            responsible=act.means != "exile",
            reason=reason,
            note=f"{kind}: {named}" + (f"; until {end}" if end else ""),
            source_id=source_id,
            confidence=confidence,
        )
        if post_id:
            yield Testimony(
                person_id,
                post_id,
                start,
                end,
                sheet.declared.file,
                source_id,
                confidence,
                named,
                start_order_id=order_id,
            )
