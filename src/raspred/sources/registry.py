"""The sources there are: each a name, one line about it and a reader."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from raspred.errors import Problem, SourceError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from raspred.sources.reading import Reading


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of real records.

    Attributes:
        name: What users call it, as in `raspred read NAME`.
        about: One line about it.
        room: Module whose function `read(*paths)` reads it; imported when first asked.
    """

    name: str
    about: str
    room: str

    def read(self, *paths: Path) -> Reading:
        """Read the source from these files or folders; none where it is bundled.

        Raises:
            SourceError: Records that are not as the source promises.
        """
        reader: Callable[..., Reading] = import_module(self.room).read
        return reader(*paths)


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
)

SOURCES: Mapping[str, Source] = MappingProxyType({source.name: source for source in _ALL})


def read(name: str, *paths: Path) -> Reading:
    """Read real records into a register.

    Args:
        name: A source, as in `raspred list sources`.
        paths: Its files or folders; none where the source is bundled.

    Raises:
        SourceError: No such source, or records that are not as the source promises.
    """
    if name not in SOURCES:
        raise SourceError(
            Problem(f"source {name!r}", "there is no such source", nearest(name, SOURCES))
        )
    return SOURCES[name].read(*paths)
