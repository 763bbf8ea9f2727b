"""Occupancies: who held which position, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.ftm.citing import cited

if TYPE_CHECKING:
    from raspred.sources.draft import Draft
    from raspred.sources.ftm.properties import Properties

STILL_HELD = "current"
_STATUSES = (STILL_HELD, "ended", "unknown")


def read_occupancies(draft: Draft, entities: list[Properties]) -> None:
    """Write a tenure for each occupancy of one holder and one post; tell the others.

    An occupancy of several holders is several tenures merged into one: which dates are
    whose cannot be known, so it is left out rather than guessed at.
    """
    for one in entities:
        person_id, post_id = _holder(draft, one), _post(draft, one)
        start, end = one.take_date("startDate"), _end(one)
        note, source_id = one.take_first("summary"), cited(draft, one)
        if person_id and post_id:
            draft.builder.add(
                "tenures",
                tenure_id=one.entity_id,
                person_id=person_id,
                post_id=post_id,
                start=start,
                end=end,
                note=note,
                source_id=source_id,
            )
        one.close()


def _holder(draft: Draft, one: Properties) -> str:
    holders = one.take_all("holder")
    if len(holders) > 1:
        what = f"{len(holders)} holders of one occupancy, {', '.join(holders)}; it is left out"
        one.entry.tell("holder", what, "Write an occupancy for each, with dates of its own.")
        return ""
    return _of_one(one, "holder", holders, draft.persons, "persons")


def _post(draft: Draft, one: Properties) -> str:
    posts = one.take_all("post")
    if len(posts) > 1:
        what = f"{len(posts)} posts of one occupancy, {', '.join(posts)}; it is left out"
        one.entry.tell("post", what, "Write an occupancy for each post.")
        return ""
    return _of_one(one, "post", posts, draft.posts, "positions")


def _of_one(one: Properties, name: str, found: list[str], known: set[str], table: str) -> str:
    """Return the only value of a property if it is the id of an entity that is there."""
    if not found:
        one.entry.tell(name, f"no {name}; the occupancy is left out", f"Name its {name}.")
    elif found[0] not in known:
        what = f"{found[0]!r} is the id of none of the {table}; the occupancy is left out"
        one.entry.tell(name, what, f"Add it to the {table}, or mend the id.")
    else:
        return found[0]
    return ""


def _end(one: Properties) -> str:
    end, status = one.take_date("endDate"), one.take_first("status")
    if status and status not in _STATUSES:
        remedy = f"Write one of {', '.join(_STATUSES)}."
        one.entry.tell("status", f"{status!r} is no status of an occupancy", remedy)
    if status == STILL_HELD and not end:
        return ".."
    return end
