"""Memberships: who held which post, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.popolo.citing import cited
from raspred.sources.popolo.nouns import WITHOUT_COLUMN

if TYPE_CHECKING:
    from raspred.sources.draft import Draft
    from raspred.sources.entries import Entry
    from raspred.sources.popolo.periods import Period

ANY_ROLE = "member"
"""Title of a seat whose membership names neither post nor role: it is a membership."""


def read_memberships(draft: Draft, entries: list[Entry], periods: dict[str, Period]) -> None:
    """Write a tenure for each membership, and a post where it names none of its own.

    A date that a membership lacks is taken from its legislative period, and its note says
    so. A period that still ran leaves the end unknown.
    """
    for entry in entries:
        own = entry.take_text("id")
        person_id = entry.take_known("person_id", draft.persons, "persons")
        post_id = _post(draft, entry)
        if person_id and post_id:
            _write(draft, entry, own, person_id, post_id, periods)
        else:
            lacks = " and ".join(["person"] * (not person_id) + ["post"] * (not post_id))
            what = f"the membership names no {lacks}; it is left out"
            entry.tell_whole(what, "Name a person, and a post or an organization.")
        entry.close(WITHOUT_COLUMN)
    for period in periods.values():
        if period.dated:
            what = f"{period.dated:,} memberships take dates from {period.period_id!r}"
            remedy = "Give start_date and end_date where they differ from the period's."
            draft.audit.tell(period.where, what, remedy)


def _post(draft: Draft, entry: Entry) -> str:
    """Return the post of a membership, "" where nothing tells it."""
    role = entry.take_text("role")
    body_id = entry.take_known("organization_id", draft.bodies, "organizations")
    named = entry.take_known("post_id", draft.posts, "posts")
    if named or not body_id:
        return named
    title = role or ANY_ROLE
    post_id = f"{body_id}.{title}"
    if post_id not in draft.posts:
        draft.posts.add(post_id)
        draft.builder.add("posts", post_id=post_id, body_id=body_id, title=title)
    return post_id


def _write(
    draft: Draft,
    entry: Entry,
    own: str,
    person_id: str,
    post_id: str,
    periods: dict[str, Period],
) -> None:
    period = periods.get(entry.take_known("legislative_period_id", periods, "events"))
    start, end, borrowed = _dates(entry, period)
    notes = [
        _said(entry, "on behalf of", "on_behalf_of_id", draft.bodies),
        _said(entry, "for", "area_id", draft.places),
        borrowed,
    ]
    selection = period.period_id if period else ""
    wanted = own or "/".join(filter(None, (person_id, post_id, selection)))
    tenure_id = draft.free_tenure_id(wanted)
    if own and tenure_id != own:
        what = f"id {own!r} stands twice; the second becomes {tenure_id!r}"
        entry.tell("id", what, "Give each membership an id of its own.")
    draft.builder.add(
        "tenures",
        tenure_id=tenure_id,
        person_id=person_id,
        post_id=post_id,
        start=start,
        end=end,
        selection=selection,
        note="; ".join(filter(None, notes)),
        source_id=cited(draft, entry),
    )


def _dates(entry: Entry, period: Period | None) -> tuple[str, str, str]:
    """Return start, end and what of them is the legislative period's, in words."""
    start, end = entry.take_date("start_date"), entry.take_date("end_date")
    if period is None:
        return start, end, ""
    borrowed = [
        name
        for name, own, common in (("start", start, period.start), ("end", end, period.end))
        if not own and common
    ]
    if not borrowed:
        return start, end, ""
    period.dated += 1
    said = f"{' and '.join(borrowed)} of {period.period_id}"
    return start or period.start, end or period.end, said


def _said(entry: Entry, words: str, name: str, known: set[str] | dict[str, str]) -> str:
    """Return a reference that a tenure has no column for, in the words of its note."""
    reference = entry.take_known(name, known, "organizations" if name != "area_id" else "areas")
    if not reference:
        return ""
    return f"{words} {known[reference] if isinstance(known, dict) else reference}"
