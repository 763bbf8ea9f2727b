"""Seats on the committees: the Central Committee congress by congress, the rest in spans."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from raspred.dates import parse
from raspred.sources.history.endings import end_order
from raspred.sources.history.testimony import Testimony

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from raspred.sources.history.defects import Defects
    from raspred.sources.history.transcript import Transcript
    from raspred.sources.sheets import Row, Sheet

FILE = "bodies_membership.csv"

POSTS = {
    ("Central Committee", "full"): "central-committee.member",
    ("Central Committee", "candidate"): "central-committee.candidate",
    ("Politburo", "full"): "politburo.member",
    ("Politburo", "candidate"): "politburo.candidate",
    ("Orgburo", "full"): "orgburo.member",
    ("Orgburo", "candidate"): "orgburo.candidate",
    ("Secretariat", "secretary"): "secretariat.secretary",
    ("Secretariat", "candidate secretary"): "secretariat.candidate",
    ("Central Control Commission", "chairman"): "central-control-commission.chairman",
}
SEATS_BY_CONGRESS = ("central-committee.member", "central-committee.candidate")


def read_memberships(transcript: Transcript, sheet: Sheet, defects: Defects) -> list[Testimony]:
    """Return what `bodies_membership.csv` says of each person in each seat."""
    found: list[Testimony] = []
    for row in sheet.rows():
        person_id, post_id = transcript.person(row), _post(row)
        start, end = row.take_date("start"), row.take_date("end")
        _check_months(row, start, end)
        congress, reason = row.take("congress"), row.take("end_reason")
        row.take_known("end_reason", transcript.words["end_reason"])
        source_id, confidence = transcript.source(row), transcript.confidence(row)
        if person_id and post_id:
            found.append(
                Testimony(
                    person_id,
                    post_id,
                    start,
                    end,
                    FILE,
                    source_id=source_id,
                    confidence=confidence,
                    filled_by="election",
                    end_reason=reason,
                    congress=congress,
                    note=defects.note(FILE, person_id, congress),
                )
            )
    return found


def write_congress_seats(
    transcript: Transcript, seats: Iterable[Testimony], closed: Mapping[str, str]
) -> Counter[tuple[str, str]]:
    """Write one tenure for each seat on the Central Committee and each congress.

    Args:
        transcript: The register being written.
        seats: Testimonies on these seats.
        closed: Closing day of each congress by its roman number: who starts on another
            day was co-opted, and no congress elected him.

    Returns:
        How many names each congress elected, by roman number and post.
    """
    elected: Counter[tuple[str, str]] = Counter()
    for one in seats:
        tenure_id = f"{one.person_id}.{one.post_id}.{one.congress}"
        co_opted = one.start != closed.get(one.congress)
        if not co_opted:
            elected[one.congress, one.post_id] += 1
        transcript.builder.add(
            "tenures",
            tenure_id=tenure_id,
            person_id=one.person_id,
            post_id=one.post_id,
            start=one.start,
            end=one.end,
            end_order_id=end_order(transcript, one, tenure_id, one.end),
            filled_by=one.filled_by,
            selection="" if co_opted else one.congress,
            end_reason=one.end_reason,
            note="; ".join(filter(None, ("co-opted between congresses" * co_opted, one.note))),
            source_id=one.source_id,
            confidence=one.confidence,
        )
    return elected


def _post(row: Row) -> str | None:
    body, role = row.take("body"), row.take("role")
    if (body, role) in POSTS:
        return POSTS[body, role]
    row.take_known("role", {known: known for name, known in POSTS if name == body})
    return None


def _check_months(row: Row, start: str, end: str) -> None:
    """Tell where the columns of months, kept for readers by eye, say something else."""
    for column, date in (("start_month", start), ("end_month", end)):
        month = row.take_date(column)
        inside = parse(month).earliest <= parse(date).earliest
        if month and date and not (inside and parse(date).latest >= parse(month).earliest):
            row.tell(column, f"{month!r} is not the month of {date!r}", "Write the same month.")
