"""The sources there are: each a name, one line about it and a reader."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from raspred.errors import Problem, SourceError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from raspred.sources.reading import Reading

MAPPING = "raspred.sources.mapping"


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of real records.

    Attributes:
        name: What users call it, as in `raspred read NAME`.
        about: One line about it.
        room: Module whose function `read(*paths)` reads it; imported when first asked.
        mapping: Name of the bundled mapping file that says how, "" where none does.
    """

    name: str
    about: str
    room: str
    mapping: str = ""

    def read(self, *paths: Path) -> Reading:
        """Read the source from these files or folders; none where it is bundled.

        Raises:
            SourceError: Records that are not as the source promises.
        """
        room = import_module(self.room)
        reader: Callable[..., Reading] = room.read
        return room.read_named(self.mapping, *paths) if self.mapping else reader(*paths)


_ALL = (
    Source(
        "history",
        "the Bolshevik party's committees, offices and postings, 1917-1941 (bundled)",
        "raspred.sources.history",
    ),
    Source(
        "popolo",
        "Popolo JSON: one file, also EveryPolitician's ep-popolo v1.0",
        "raspred.sources.popolo",
    ),
    Source(
        "ftm",
        "FollowTheMoney: one file of JSON lines, an entity a line",
        "raspred.sources.ftm",
    ),
    Source(
        "wikidata",
        "Wikidata: one CSV file, the answer to the query for positions held (P39)",
        "raspred.sources.wikidata",
    ),
    Source(
        "mapping",
        "any CSV, TSV, Parquet or JSON lines, by a mapping file, which is named first",
        MAPPING,
    ),
    Source(
        "cardinals",
        "the College of Cardinals and the conclave of 2025, two tables of Wikipedia",
        MAPPING,
        mapping="cardinals",
    ),
    Source(
        "uk-ministers",
        "ministers of the United Kingdom since 1979, tables of the Institute for Government",
        MAPPING,
        mapping="uk-ministers",
    ),
    Source(
        "italy-local",
        "officers of Italy's municipalities, yearly files of the Ministry of the Interior",
        MAPPING,
        mapping="italy-local",
    ),
    Source(
        "dprr",
        "praetors and aediles of Rome, tables of the Digital Prosopography of the Republic",
        MAPPING,
        mapping="dprr",
    ),
)

SOURCES: Mapping[str, Source] = MappingProxyType({source.name: source for source in _ALL})


def read(name: str, *paths: Path, strict: bool = False) -> Reading:
    """Read real records into a register.

    Args:
        name: A source, as in `raspred list sources`, or a mapping file (`*.toml`).
        paths: Its files or folders; none where the source is bundled.
        strict: Refuse records of which anything was not understood.

    Raises:
        SourceError: No such source, or records that are not as the source promises; in a
            strict reading, every finding that is not declared as known.
    """
    if name.endswith(".toml"):
        reading = SOURCES["mapping"].read(Path(name), *paths)
    elif name in SOURCES:
        reading = SOURCES[name].read(*paths)
    else:
        raise SourceError(_no_source(name))
    doubts = [one for one in reading.findings if one not in reading.known]
    if strict and doubts:
        raise SourceError(doubts)
    return reading


def _no_source(name: str) -> Problem:
    if Path(name).is_file():
        what = "is a file; how it is to be read must be said before it"
        remedy = f"Make a mapping first: raspred read --guess {name}"
        return Problem(name, what, remedy)
    return Problem(f"source {name!r}", "there is no such source", nearest(name, SOURCES))
