"""The places of the record, and how its tables name them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raspred.sources.history.transcript import Transcript
    from raspred.sources.sheets import Row, Sheet

_NUMBERS = {
    "lat": "latitude",
    "lon": "longitude",
    "jan_mean_c": "january_mean_c",
    "distance_to_moscow_km": "distance_km",
}


class Gazetteer:
    """Place ids by every name under which the record knows a place.

    A place is known by its name of the 1920s, by each of the names it went through
    (`Petrograd/Leningrad`, `Artemovsk (Bakhmut)`) and by its name today.
    """

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def enter(self, name: str, modern: str) -> str:
        """Add a place and return its id: the first of its names, in plain letters."""
        names = [one.strip() for one in re.split(r"[/()]", name) if one.strip()]
        place_id = _slug(names[0])
        for known in (name, *names, modern):
            self._ids.setdefault(known, place_id)
        return place_id

    def take(self, row: Row, column: str) -> str:
        """Take a place from a row; "" where it is empty or (told) not among the places.

        A seat that moved, as in `Chita/Khabarovsk`, is taken for the first of the two.
        """
        written = row.take(column)
        found = self._ids.get(written) or self._ids.get(re.split(r"[/(]", written)[0].strip())
        if found is None and written:
            row.take_known(column, self._ids)
        return found or ""


def read_places(transcript: Transcript, sheet: Sheet) -> None:
    """Write the table of places; their hardship is left to those who derive it."""
    for row in sheet.rows():
        name, modern = row.take("name_1920s"), row.take("name_modern")
        numbers = {column: _number(row, field) for field, column in _NUMBERS.items()}
        climate = row.take("confidence_climate")
        note = row.take("note")
        transcript.builder.add(
            "places",
            place_id=transcript.gazetteer.enter(name, modern),
            name=name,
            name_modern=modern,
            level=row.take("level"),
            region=row.take("region"),
            country=row.take("country_now"),
            **numbers,
            note="; ".join(filter(None, (note, f"confidence in the climate: {climate}"))),
            source_id=transcript.source(row),
            confidence=row.take("confidence_coords"),
        )


def _number(row: Row, column: str) -> float | None:
    text = row.take(column)
    try:
        return float(text) if text else None
    except ValueError:
        row.tell(column, f"{text!r} is no number", "Write digits, with a point for decimals.")
        return None


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
