"""Offices: who headed what, and the principal posts of the committee's members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.history.committees import SEATS_BY_CONGRESS
from raspred.sources.history.testimony import Testimony
from raspred.sources.history.words import channels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.sources.history.defects import Defects
    from raspred.sources.history.transcript import Transcript
    from raspred.sources.sheets import Row, Sheet

# Rows that tell when those whom Lenin's letter names fell; testament.csv has the dates.
_NO_OFFICE = "Testament"


class Titles:
    """Which post a title in an organisation means, for one person where titles are shared.

    Args:
        sheet: `titles.csv`.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._posts: dict[tuple[str, str, str], str] = {}
        for row in sheet.rows():
            key = (row.take("title"), row.take("organisation"), row.take("person_id"))
            self._posts[key] = row.take("post_id")

    def post(self, row: Row, title: str, organisation: str, person_id: str) -> str | None:
        """Return the post, None (and told) where the title is not understood."""
        found = self._posts.get((title, organisation, person_id)) or self._posts.get(
            (title, organisation, "")
        )
        if found is None:
            what = f"no post is known for {title!r} in {organisation!r}; the row is left out"
            row.tell("title", what, "Add it to titles.csv, or write it as other rows do.")
        return found


def read_offices(transcript: Transcript, sheet: Sheet, titles: Titles) -> Iterator[Testimony]:
    """Yield what `offices.csv` says of each person in each post."""
    for row in sheet.rows():
        person_id = transcript.person(row)
        title, organisation = row.take("office"), row.take("organisation")
        start, end, note = row.take_date("start"), row.take_date("end"), row.take("note")
        source_id, confidence = transcript.source(row), transcript.confidence(row)
        if person_id is None or organisation == _NO_OFFICE:
            continue
        post_id = titles.post(row, title, organisation, person_id)
        if post_id in SEATS_BY_CONGRESS:
            what = f"{title!r} stands congress by congress in bodies_membership.csv"
            row.tell("office", what, "Nothing to do: the seats there are taken instead.")
        elif post_id is not None:
            yield Testimony(
                person_id,
                post_id,
                start,
                end,
                sheet.declared.file,
                source_id,
                confidence,
                title,
                note=note,
            )


def read_principal_posts(
    transcript: Transcript, sheet: Sheet, titles: Titles, defects: Defects
) -> Iterator[Testimony]:
    """Yield what `cc_posts.csv` says of each member in his principal post."""
    filled_by = channels(transcript.words)
    for row in sheet.rows():
        person_id = transcript.person(row)
        title, organisation = row.take("principal_post"), row.take("body")
        congress, channel = row.take("congress"), row.take_known("filled_by", filled_by)
        start, end = row.take_date("post_start"), row.take_date("post_end")
        source_id, confidence = transcript.source(row), transcript.confidence(row)
        transcript.gazetteer.take(row, "place")
        # Given again, and for every post of the body, in bodies.csv.
        row.take("structure")
        row.take("level")
        if person_id is None:
            continue
        if not title:
            what = f"the principal post of {person_id!r} after the {congress} Congress is unknown"
            row.tell("principal_post", what, "Nothing to do: measures count it as unknown.")
            continue
        post_id = titles.post(row, title, organisation, person_id)
        if post_id is not None:
            yield Testimony(
                person_id,
                post_id,
                start,
                end,
                sheet.declared.file,
                source_id,
                confidence,
                title,
                filled_by=channel or "",
                note=defects.note(sheet.declared.file, person_id, congress),
            )
