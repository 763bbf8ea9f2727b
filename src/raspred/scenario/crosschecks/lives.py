"""Laws of persons: what can happen to one only while he lives and is in the party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.scenario import parts
from raspred.scenario.crosschecks.spans import certainly_before, certainly_empty
from raspred.scenario.sound import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.scenario.sound import SoundRows

NEEDS_PERSON = ("incapacity", "killing")


def lives_run_forward(sound: SoundRows) -> Iterator[Fault]:
    """A person is born, joins and dies in this order, and lives on the first day."""
    for number, person in sound.each(parts.Person, "people"):
        birth, joined, death = person.birth, person.joined, person.natural_death
        if certainly_before(joined, birth):
            what = f"{person.person_id!r} joined in {joined}, before birth in {birth}"
            yield Fault("people", number, "joined", what, "Correct one of the dates.")
        if certainly_before(death, birth):
            what = f"{person.person_id!r} died in {death}, before birth in {birth}"
            yield Fault("people", number, "natural_death", what, "Correct one of the dates.")
        elif certainly_before(death, joined):
            what = f"{person.person_id!r} died in {death}, before joining in {joined}"
            yield Fault("people", number, "natural_death", what, "Correct one of the dates.")
        if sound.settings and certainly_before(death, sound.settings.start):
            first = sound.settings.start
            what = f"{person.person_id!r} died in {death}, before the first month {first}"
            yield Fault("people", number, "natural_death", what, "Leave the person out.")


def holders_have_joined(sound: SoundRows) -> Iterator[Fault]:
    """Who holds a post on the first day has joined by then."""
    if sound.settings is None:
        return
    people = {person.person_id: person for _, person in sound.each(parts.Person, "people")}
    for number, tenure in sound.each(parts.StartTenure, "start_tenures"):
        person = people.get(tenure.person_id)
        if person is not None and certainly_before(sound.settings.start, person.joined):
            what = f"{tenure.person_id!r} joins only in {person.joined}"
            remedy = "Leave the row out, or correct the date of joining."
            yield Fault("start_tenures", number, "person_id", what, remedy)


def patrons_protect_one_thing(sound: SoundRows) -> Iterator[Fault]:
    """A patron's row names a fief or a structure, for a span, without overlap."""
    earlier: dict[tuple[str, str], list[parts.Patron]] = {}
    for number, patron in sound.each(parts.Patron, "patrons"):
        if (patron.fief is None) == (patron.structure is None):
            given = "neither" if patron.fief is None else "both"
            what = f"{given} of fief and structure given, expected one"
            yield Fault("patrons", number, "", what, "Name a fief or a structure.")
            continue
        if certainly_empty(patron.start, patron.end):
            what = f"ends {patron.end}, starts {patron.start}"
            yield Fault("patrons", number, "end", what, "End the span after its start.")
        subject = (patron.person_id, patron.fief or str(patron.structure))
        for other in earlier.setdefault(subject, []):
            if _certainly_overlap(patron, other):
                what = f"overlaps with his span {other.start} to {other.end}"
                yield Fault("patrons", number, "start", what, "Join the spans or part them.")
        earlier[subject].append(patron)


def _certainly_overlap(one: parts.Patron, other: parts.Patron) -> bool:
    return certainly_before(one.start, other.end) and certainly_before(other.start, one.end)


def events_have_their_persons(sound: SoundRows) -> Iterator[Fault]:
    """An event that befalls someone names him, and finds him alive and the scenario begun."""
    deaths = {p.person_id: p.natural_death for _, p in sound.each(parts.Person, "people")}
    for number, event in sound.each(parts.Event, "events"):
        if event.person_id is None and event.kind in NEEDS_PERSON:
            what = f"an event of kind {event.kind!r} befalls a person, and none is named"
            yield Fault("events", number, "person_id", what, "Name the person.")
        death = deaths.get(event.person_id or "")
        if event.kind in NEEDS_PERSON and certainly_before(death, event.date):
            what = f"{event.person_id!r} dies in {death}, before the event of {event.date}"
            yield Fault("events", number, "date", what, "Move or remove the event.")
        if event.kind in {"incapacity", "testament"} and not 0 <= event.value <= 1:
            what = f"is {event.value:g}, expected a share from 0 to 1"
            yield Fault("events", number, "value", what, "Correct the number.")
        if sound.settings and certainly_before(event.date, sound.settings.start):
            what = f"{event.date} lies before the first month {sound.settings.start}"
            yield Fault("events", number, "date", what, "Move or remove the event.")


LAWS = (
    lives_run_forward,
    holders_have_joined,
    patrons_protect_one_thing,
    events_have_their_persons,
)
