"""Laws of quantity: values within their ranges, places where their coordinates put them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from raspred.scenario import parts
from raspred.scenario.sound import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.scenario.sound import SoundRows

EARTH_RADIUS_KM = 6371.0
DISTANCE_TOLERANCE_KM = 25.0


def great_circle_km(one: parts.Place, other: parts.Place) -> float:
    """Return the great-circle distance between two places in km (haversine)."""
    latitudes = math.radians(one.latitude), math.radians(other.latitude)
    north = latitudes[1] - latitudes[0]
    east = math.radians(other.longitude - one.longitude)
    half = math.sin(north / 2) ** 2
    half += math.cos(latitudes[0]) * math.cos(latitudes[1]) * math.sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def distances_agree_with_coordinates(sound: SoundRows) -> Iterator[Fault]:
    """A place lies as far from the capital as its coordinates say."""
    if sound.settings is None:
        return
    places = list(sound.each(parts.Place, "places"))
    capital = next((p for _, p in places if p.place_id == sound.settings.capital_id), None)
    if capital is None:
        return
    for number, place in places:
        expected = great_circle_km(capital, place)
        if abs(expected - place.distance_km) > DISTANCE_TOLERANCE_KM:
            what = f"is {place.distance_km:g}, but the coordinates give {expected:.0f} km"
            yield Fault("places", number, "distance_km", what, "Correct one of the two.")


def values_lie_within_their_ranges(sound: SoundRows) -> Iterator[Fault]:
    """The estimate of a count or parameter lies between its low and its high."""
    for number, count in sound.each(parts.PostCount, "post_counts"):
        if not count.low <= count.posts <= count.high:
            what = f"is {count.posts}, outside its range {count.low} to {count.high}"
            yield Fault("post_counts", number, "posts", what, "Correct one of the three.")
    for name, parameter in sound.parameters.items():
        if not parameter.low <= parameter.value <= parameter.high:
            what = (
                f"is {parameter.value:g}, outside its range {parameter.low:g} to {parameter.high:g}"
            )
            yield Fault("parameters", 0, "value", what, "Correct one of the three.", name)


def jurisdictions_cover_posts(sound: SoundRows) -> Iterator[Fault]:
    """A class of posts under the section exists."""
    classes = {(c.structure, c.level) for _, c in sound.each(parts.PostCount, "post_counts")}
    for number, row in sound.each(parts.Jurisdiction, "jurisdictions"):
        if classes and (row.structure, row.level) not in classes:
            what = f"no posts of structure {row.structure!r} at level {row.level!r}"
            remedy = "Count them in post_counts, or leave the row out."
            yield Fault("jurisdictions", number, "level", what, remedy)


def children_have_a_home(sound: SoundRows) -> Iterator[Fault]:
    """The number of children is known only with whether the person was married."""
    for number, person in sound.each(parts.Person, "people"):
        if person.children is not None and person.married is None:
            what = f"children: {person.children}, but married is not given"
            yield Fault("people", number, "married", what, "Say true or false.")


LAWS = (
    distances_agree_with_coordinates,
    values_lie_within_their_ranges,
    jurisdictions_cover_posts,
    children_have_a_home,
)
