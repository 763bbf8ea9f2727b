"""Laws of safeguards: known, from a date in the scenario, with a value that it can take."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred import dates
from raspred.errors import nearest
from raspred.scenario import parts
from raspred.scenario.crosschecks.references import nearest_row
from raspred.scenario.crosschecks.spans import certainly_before
from raspred.scenario.known_safeguards import SAFEGUARDS, Takes, start_of, value_of
from raspred.scenario.sound import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raspred.scenario.sound import SoundRows


class Mistake(NamedTuple):
    """Why a safeguard cannot be taken: the field at fault, what is wrong, the remedy."""

    field: str
    what: str
    remedy: str


TWICE = Mistake("name", "the same safeguard is given twice", "Give it once.")


def contradicts(one: parts.SafeguardInForce, other: parts.SafeguardInForce) -> bool:
    """Whether one safeguard repeats or contradicts another.

    Those with a value may stand several times, each value from its date on.
    """
    if one.name != other.name or one.name not in SAFEGUARDS:
        return False
    return SAFEGUARDS[one.name].takes is None or start_of(one) == start_of(other)


def mistakes(
    one: parts.SafeguardInForce, people: Mapping[str, parts.Person], start: str, end: str
) -> Iterator[Mistake]:
    """Yield why a safeguard cannot be taken into a scenario.

    Args:
        one: The safeguard.
        people: The named people of the scenario, by id.
        start: First month of the scenario.
        end: Last month of the scenario.
    """
    known = SAFEGUARDS.get(one.name)
    if known is None:
        what = f"there is no safeguard {one.name!r}"
        yield Mistake("name", what, nearest(one.name, SAFEGUARDS))
        return
    if dates.parse(start_of(one)).earliest > dates.parse(end).latest:
        what = f"it is in force from {start_of(one)}, after the scenario's end {end}"
        yield Mistake("start", what, f"Give a date from {start} to {end}.")
    value = value_of(one)
    if known.takes is None:
        if value is not None:
            yield Mistake("value", f"{one.name} takes no value", "Leave the value out.")
    elif value is None:
        yield Mistake("value", f"{one.name} needs a value", f"Write {known.spelling}.")
    elif known.takes.kind == "person":
        yield from _not_to_be_had(value, start_of(one), people)
    else:
        yield from _no_number(value, known.takes)


def _no_number(value: float | str, takes: Takes) -> Iterator[Mistake]:
    broken = isinstance(value, float) and takes.kind == "count" and not value.is_integer()
    if isinstance(value, str) or broken or not takes.low <= value <= takes.high:
        shown = repr(value) if isinstance(value, str) else f"{value:g}"
        kind = "a whole number" if takes.kind == "count" else "a number"
        what = f"the value is {shown}, expected {kind} from {takes.low:g} to {takes.high:g}"
        yield Mistake("value", what, "Correct the number.")


def _not_to_be_had(
    value: float | str, start: str, people: Mapping[str, parts.Person]
) -> Iterator[Mistake]:
    """Yield why a person cannot be put into the office on a date."""
    name = f"{value:g}" if isinstance(value, float) else value
    person = people.get(name)
    if person is None:
        what = f"unknown person {name!r}"
        yield Mistake("value", what, nearest_row(name, "people", set(people)))
        return
    if certainly_before(person.natural_death, start):
        what = f"{name} died {person.natural_death}, before {start}"
        yield Mistake("value", what, "Name a person who is alive then, or an earlier date.")
    if certainly_before(start, person.joined):
        what = f"{name} joined the party {person.joined}, after {start}"
        yield Mistake("value", what, "Name a member, or a later date.")


def safeguards_can_be_taken(sound: SoundRows) -> Iterator[Fault]:
    """Every safeguard is known, can take its value, and stands once."""
    if sound.settings is None:
        return
    people = {person.person_id: person for _, person in sound.each(parts.Person, "people")}
    earlier: list[parts.SafeguardInForce] = []
    for number, one in sound.each(parts.SafeguardInForce, "safeguards"):
        found = list(mistakes(one, people, sound.settings.start, sound.settings.end))
        if any(contradicts(one, other) and one.start != other.start for other in earlier):
            found.append(TWICE)  # with one date and all, `no_row_twice` has told it already
        earlier.append(one)
        for mistake in found:
            yield Fault("safeguards", number, *mistake)


LAWS = (safeguards_can_be_taken,)
