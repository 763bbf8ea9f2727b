"""Areas, persons, organizations and posts: who and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.register.formats.popolo import ORIGINAL_SCRIPT
from raspred.sources.draft import claimed
from raspred.sources.entries import Entry
from raspred.sources.popolo.citing import cited

if TYPE_CHECKING:
    from raspred.sources.draft import Draft

_WITHOUT_COLUMN_WORDS = """
    additional_name contact_details created_at email family_name given_name honorific_prefix
    honorific_suffix identifiers image images links national_identity other_names
    other_labels patronymic_name pronouns sort_name summary updated_at abstract
    founding_location seats identifier geometry parent_id area_id role wikidata
"""
WITHOUT_COLUMN = frozenset(_WITHOUT_COLUMN_WORDS.split())


def read_areas(draft: Draft, entries: list[Entry]) -> None:
    """Write the places."""
    for place_id, entry in claimed(entries):
        name = _name(entry, place_id)
        draft.places[place_id] = name
        # EveryPolitician says `type` where Popolo says `classification`.
        level = entry.take_text("classification") or entry.take_text("type")
        latitude, longitude = _point(entry)
        draft.builder.add(
            "places",
            place_id=place_id,
            name=name,
            level=level,
            latitude=latitude,
            longitude=longitude,
            source_id=cited(draft, entry),
        )
        entry.close(WITHOUT_COLUMN)


def read_persons(draft: Draft, entries: list[Entry]) -> list[Entry]:
    """Write the persons; return the memberships that stand within them."""
    memberships: list[Entry] = []
    for person_id, entry in claimed(entries):
        draft.persons.add(person_id)
        draft.builder.add(
            "persons",
            person_id=person_id,
            name=_name(entry, person_id),
            name_original=_original_name(entry),
            gender=entry.take_text("gender"),
            birth=entry.take_date("birth_date"),
            death=entry.take_date("death_date"),
            note=entry.take_text("biography"),
            source_id=cited(draft, entry),
        )
        memberships += _within(entry, "memberships", person_id=person_id)
        entry.close(WITHOUT_COLUMN)
    return memberships


def read_organizations(draft: Draft, entries: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Write the bodies; return the posts and memberships that stand within them."""
    posts: list[Entry] = []
    memberships: list[Entry] = []
    claims = claimed(entries)
    draft.bodies |= {body_id for body_id, _ in claims}
    for body_id, entry in claims:
        draft.builder.add(
            "bodies",
            body_id=body_id,
            name=_name(entry, body_id),
            kind=entry.take_text("classification"),
            parent_id=entry.take_known("parent_id", draft.bodies, "organizations"),
            place_id=entry.take_known("area_id", draft.places, "areas"),
            founded=entry.take_date("founding_date"),
            dissolved=entry.take_date("dissolution_date"),
            note=entry.take_text("description"),
            source_id=cited(draft, entry),
        )
        posts += _within(entry, "posts", organization_id=body_id)
        memberships += _within(entry, "memberships", organization_id=body_id)
        entry.close(WITHOUT_COLUMN)
    return posts, memberships


def read_posts(draft: Draft, entries: list[Entry]) -> None:
    """Write the posts that have an entry of their own."""
    for post_id, entry in claimed(entries):
        title, role = entry.take_text("label"), entry.take_text("role")
        body_id = entry.take_known("organization_id", draft.bodies, "organizations")
        if not body_id:
            body_id = draft.add_body_of_the_bodiless()
            what = f"no organization; it stands under the body {body_id!r}"
            entry.tell("organization_id", what, "Name the organization the post belongs to.")
        if not title and not role:
            entry.tell("label", "no label; the id stands in its place", "Give it a label.")
        draft.posts.add(post_id)
        draft.builder.add(
            "posts",
            post_id=post_id,
            body_id=body_id,
            title=title or role or post_id,
            created=entry.take_date("start_date"),
            abolished=entry.take_date("end_date"),
            source_id=cited(draft, entry),
        )
        entry.close(WITHOUT_COLUMN)


def _name(entry: Entry, key: str) -> str:
    name = entry.take_text("name")
    if not name:
        entry.tell("name", "no name; the id stands in its place", "Give it a name.")
    return name or key


def _original_name(entry: Entry) -> str:
    """Return the one other name that is said to be in the original script."""
    others = entry.take("other_names")
    if not isinstance(others, list):
        others = [] if others is None else [others]
    for place, one in enumerate(others):
        if isinstance(one, dict) and one.get("note") == ORIGINAL_SCRIPT:
            name = Entry("other names", f"{entry.where}/other_names/{place}", one, entry.audit)
            _leave(entry, others[:place] + others[place + 1 :])
            return name.take_text("name")
    _leave(entry, others)
    return ""


def _leave(entry: Entry, others: list[object]) -> None:
    if others:
        rest = Entry(entry.kind, entry.where, {"other_names": others}, entry.audit)
        rest.close(WITHOUT_COLUMN)


def _point(entry: Entry) -> tuple[float | None, float | None]:
    """Return latitude and longitude of a GeoJSON point (RFC 7946: longitude first)."""
    geometry = entry.take("geometry")
    if isinstance(geometry, dict) and geometry.get("type") == "Point":
        coordinates = geometry.get("coordinates")
        if isinstance(coordinates, list) and len(coordinates) >= 2:
            point = {"longitude": coordinates[0], "latitude": coordinates[1]}
            place = Entry("geometry", f"{entry.where}/geometry/coordinates", point, entry.audit)
            return place.take_number("latitude"), place.take_number("longitude")
    if geometry is not None:
        entry.tell("geometry", "no point, and a register keeps no outlines", "Nothing to do.")
    return None, None


def _within(entry: Entry, name: str, **known: str) -> list[Entry]:
    """Return objects that stand within another, which they need not name."""
    inner = entry.take_entries(name, name)
    for one in inner:
        one.fill(**known)
    return inner
