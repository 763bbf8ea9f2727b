"""Numbers back into names: what the register calls the persons, posts and places of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import polars as pl

from raspred.simulation import codes
from raspred.simulation.logs import NO_POST
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built
    from raspred.simulation.recording.extent import Extent

SEATS = (*codes.SEATS, "congress.delegate")
_INVENTED = "cadre-"  # and a number: persons of whom no name is known
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Names(NamedTuple):
    """Identifiers, and after the last of each a null, to which -1 points.

    Recorded posts stand by number, then the elective seats; places by number.
    """

    persons: pl.Series  # of those who appear in a tenure or an order that is recorded
    seen: NDArray[np.int64]  # their numbers, rising
    position: NDArray[np.int32]  # by number, a person's place among them, -1 = he is not
    posts: pl.Series
    place_of: NDArray[np.int32]  # by number, a paid post's place among them, and -1 at the end
    places: pl.Series

    def of_persons(self, name: str, numbers: NDArray[np.int32]) -> pl.Series:
        """Return the persons of these numbers; null where the number is negative."""
        return named(name, self.persons, np.where(numbers < 0, -1, self.position[numbers]))

    def of_posts(self, name: str, numbers: NDArray[np.int32]) -> pl.Series:
        """Return the posts and seats that the logs call by these numbers."""
        first_seat = len(self.posts) - 1 - len(SEATS)
        paid = self.place_of[np.maximum(numbers, -1)]
        place = np.where(numbers < 0, first_seat - 1 - numbers, paid)
        return named(name, self.posts, np.where(numbers == NO_POST, -1, place))


def names_of(scenario: Scenario, built: Built, extent: Extent) -> Names:
    """Return what to call everything the logs speak of by number."""
    world = built.world
    persons = int(world.tally.rows[ROW_PERSONS])
    seen = np.flatnonzero(extent.persons(built, persons))
    position = np.full(persons, -1, dtype=np.int32)
    position[seen] = np.arange(len(seen))
    place_of = np.full(len(built.naming.post_id) + 1, -1, dtype=np.int32)
    place_of[extent.posts] = np.arange(len(extent.posts))
    return Names(
        persons=called([one.person_id for one in scenario.people], _INVENTED, seen)
        .cast(pl.Categorical)
        .extend_constant(None, 1),
        seen=seen,
        position=position,
        posts=_categories([*(built.naming.post_id[post] for post in extent.posts), *SEATS]),
        place_of=place_of,
        places=_categories([place.place_id for place in scenario.places]),
    )


def person_id(scenario: Scenario, person: int) -> str:
    """Return what the register calls a person."""
    named = scenario.people
    return named[person].person_id if person < len(named) else f"{_INVENTED}{person}"


def called(named: Sequence[str], prefix: str, numbers: NDArray[np.int64]) -> pl.Series:
    """Return what to call persons, whose numbers rise: by their names, or prefix and number."""
    known = int(np.searchsorted(numbers, len(named)))
    invented = pl.select(pl.lit(prefix) + pl.Series(numbers[known:]).cast(pl.String))
    return pl.concat(
        [
            pl.Series([named[number] for number in numbers[:known]], dtype=pl.String),
            invented.to_series().alias(""),
        ]
    )


def _categories(words: Sequence[str]) -> pl.Series:
    return pl.Series([*words, None], dtype=pl.String).cast(pl.Categorical)


def named(name: str, words: pl.Series, numbers: NDArray[Any]) -> pl.Series:
    """Return the words at these positions; the last of them, a null, where they are negative."""
    found: pl.Series = words[np.maximum(numbers, -1)]
    return found.alias(name)


def worded(name: str, words: Sequence[str], numbers: NDArray[Any]) -> pl.Series:
    """Return words from a short closed list; null where the number is negative."""
    return named(name, _categories(words), numbers.astype(np.int16))


def numbered(name: str, letter: str, rows: NDArray[Any]) -> pl.Series:
    """Return identifiers such as o12 for row 11; null where the row is negative."""
    row = pl.Series(name, rows)
    text = pl.lit(letter) + (row + 1).cast(pl.String)
    return pl.select(pl.when(row >= 0).then(text).alias(name)).to_series()


def roman(number: int) -> str:
    """Return a number from 1 to 39 as a congress writes it."""
    text = ""
    for value, letters in ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text
