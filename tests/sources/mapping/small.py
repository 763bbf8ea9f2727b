"""Small files and mappings written out in tests, and what reading them gives."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from raspred.sources.mapping import mapping_of, read_mapped

if TYPE_CHECKING:
    from raspred.sources.reading import Reading

HEAD = 'format = "raspred-mapping/1"\nsource = "a list"\n'
PERSONS = '[[persons]]\nfrom = "list"\nperson_id = "id"\nname = "name"\n'


def read_small(mapping: str, **files: str | bytes) -> Reading:
    """Read files, given by name with "_" before the ending, by a mapping."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, content in files.items():
            path = Path(folder) / ".".join(name.rsplit("_", 1))
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            paths.append(path)
        return read_mapped(mapping_of(HEAD + mapping, "list.toml"), "list.toml", paths)


def persons(reading: Reading, *columns: str) -> list[tuple[object, ...]]:
    """Return columns of the persons that were read."""
    return reading.register.persons.select(columns or ("person_id", "name")).rows()


def told(reading: Reading) -> list[str]:
    """Return the findings as they are printed."""
    return [str(finding) for finding in reading.findings]
