"""Addresses, persons, organizations and positions: who and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.ftm.citing import cited

if TYPE_CHECKING:
    from raspred.sources.draft import Draft
    from raspred.sources.ftm.properties import Properties


def read_addresses(draft: Draft, entities: list[Properties]) -> None:
    """Write the places."""
    for one in entities:
        name = one.take_first("full") or one.take_first("city") or one.caption
        if not name:
            one.entry.tell("full", "no full address; the id stands in its place", "Give it one.")
        draft.places[one.entity_id] = name or one.entity_id
        draft.builder.add(
            "places",
            place_id=one.entity_id,
            name=name or one.entity_id,
            region=one.take_first("region"),
            latitude=one.take_number("latitude"),
            longitude=one.take_number("longitude"),
            note=one.take_first("remarks"),
            source_id=cited(draft, one),
        )
        one.close()


def read_persons(draft: Draft, entities: list[Properties]) -> None:
    """Write the persons."""
    for one in entities:
        draft.persons.add(one.entity_id)
        draft.builder.add(
            "persons",
            person_id=one.entity_id,
            name=one.take_name(),
            gender=one.take_first("gender"),
            birth=one.take_date("birthDate"),
            death=one.take_date("deathDate"),
            note=one.take_first("notes"),
            source_id=cited(draft, one),
        )
        one.close()


def read_bodies(draft: Draft, entities: list[Properties]) -> None:
    """Write the bodies."""
    draft.bodies |= {one.entity_id for one in entities}
    for one in entities:
        draft.builder.add(
            "bodies",
            body_id=one.entity_id,
            name=one.take_name(),
            kind=one.take_first("classification"),
            parent_id=one.take_known("parent", draft.bodies, "organizations"),
            place_id=one.take_known("addressEntity", draft.places, "addresses"),
            founded=one.take_date("incorporationDate"),
            dissolved=one.take_date("dissolutionDate"),
            note=one.take_first("notes"),
            source_id=cited(draft, one),
        )
        one.close()


def read_positions(draft: Draft, entities: list[Properties]) -> None:
    """Write the posts; those that name no organization stand under one unknown body."""
    bodiless: list[Properties] = []
    for one in entities:
        body_id = one.take_known("organization", draft.bodies, "organizations")
        if not body_id:
            body_id = draft.add_body_of_the_bodiless()
            bodiless.append(one)
        draft.posts.add(one.entity_id)
        draft.builder.add(
            "posts",
            post_id=one.entity_id,
            body_id=body_id,
            title=one.take_name(),
            seats=_seats(one),
            created=one.take_date("inceptionDate"),
            abolished=one.take_date("dissolutionDate"),
            note=one.take_first("notes"),
            source_id=cited(draft, one),
        )
        one.close()
    if bodiless:
        what = f"{len(bodiless):,} positions name no organization; all stand under one unknown body"
        bodiless[0].entry.tell("organization", what, "Name the organization of each.")


def _seats(one: Properties) -> int | None:
    seats = one.take_number("numberOfSeats")
    if seats is None or (seats == int(seats) and 0 <= seats < 2**31):
        return None if seats is None else int(seats)
    one.entry.tell("numberOfSeats", f"{seats} is no number of seats", "Write a whole number.")
    return None
