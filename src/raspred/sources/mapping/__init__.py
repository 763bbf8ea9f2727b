"""Any table read by a mapping file: CSV, TSV, Parquet, JSON lines, alone or in a zip."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from raspred.errors import Problem, SourceError
from raspred.sources.mapping.loading import load_mapping, mapping_of
from raspred.sources.mapping.reader import read_mapped

if TYPE_CHECKING:
    from raspred.sources.reading import Reading

BUNDLED: Final = Path(__file__).parent / "bundled"
"""Mapping files of the named sources."""

__all__ = ["BUNDLED", "load_mapping", "mapping_of", "read", "read_mapped", "read_named"]


def read(*paths: Path) -> Reading:
    """Read files into a register by a mapping file.

    Args:
        paths: The mapping file first, then the files or folders that hold them; none = the
            folder of the mapping.

    Raises:
        SourceError: A mapping with mistakes, or files that cannot be read by it.
    """
    if not paths:
        remedy = "raspred read mapping MAPPING FILE...; --guess FILE writes a first mapping."
        raise SourceError(Problem("mapping", "no mapping file was named", remedy))
    mapping, *paths_of_files = paths
    paths = tuple(paths_of_files)
    return read_mapped(load_mapping(mapping), mapping.name, paths or (mapping.parent,))


def read_named(name: str, *paths: Path) -> Reading:
    """Read the files of a named source by its bundled mapping.

    Raises:
        SourceError: No files were named, or they cannot be read.
    """
    mapping = BUNDLED / f"{name}.toml"
    if not paths:
        remedy = f"Name them: raspred read {name} FILE..."
        raise SourceError(Problem(name, "its files are not part of raspred", remedy))
    return read_mapped(load_mapping(mapping), mapping.name, paths)
