"""Vote events: how a body voted on a motion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raspred.register.formats.popolo import OPTIONS
from raspred.sources.draft import claimed
from raspred.sources.entries import Entry, shortened
from raspred.sources.popolo.citing import cited
from raspred.sources.popolo.nouns import WITHOUT_COLUMN

if TYPE_CHECKING:
    from raspred.sources.draft import Draft

RESULTS: Final = {"pass": True, "fail": False}


def read_vote_events(draft: Draft, entries: list[Entry]) -> None:
    """Write a ballot for each vote event; single votes have no place in a register."""
    for ballot_id, entry in claimed(entries):
        motion = _inner(entry, "motion")
        session = _inner(entry, "legislative_session")
        draft.builder.add(
            "ballots",
            ballot_id=ballot_id,
            body_id=entry.take_known("organization_id", draft.bodies, "organizations"),
            meeting=session.take_text("name"),
            date=entry.take_date("start_date"),
            issue=motion.take_text("classification"),
            question=motion.take_text("text"),
            carried=_result(entry),
            source_id=cited(draft, entry),
            **_counts(entry),
        )
        for one in (motion, session, entry):
            one.close(WITHOUT_COLUMN)


def _inner(entry: Entry, name: str) -> Entry:
    value = entry.take(name)
    if value is not None and not isinstance(value, dict):
        entry.tell(name, f"{shortened(value)} where an object is expected", "Write an object.")
    fields = value if isinstance(value, dict) else {}
    return Entry(f"{name}s", f"{entry.where}/{name}", fields, entry.audit)


def _result(entry: Entry) -> bool | None:
    said = entry.take_text("result")
    if said and said not in RESULTS:
        entry.tell("result", f"{shortened(said)} is no result", "Write 'pass' or 'fail'.")
    return RESULTS.get(said)


def _counts(entry: Entry) -> dict[str, int]:
    """Return the numbers of votes by column."""
    found: dict[str, int] = {}
    for count in entry.take_entries("counts", "counts"):
        option, value = count.take_text("option"), count.take_number("value")
        column = OPTIONS.get(option)
        if column is None or column in found:
            what = f"{shortened(option)} is no option, or stands twice"
            count.tell("option", what, f"Write one of {', '.join(OPTIONS)}.")
        elif value is not None and value == int(value) and abs(value) < 2**31:
            found[column] = int(value)
        elif value is not None:
            count.tell("value", f"{value} is no number of votes", "Write a whole number.")
        count.close()
    return found
