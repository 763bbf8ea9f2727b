"""What a reading by a mapping understood of a file, and what it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.errors import RaspredError
from raspred.register.check import check
from raspred.register.vocabulary import Severity
from raspred.sources.mapping import mapping_of, read_mapped
from raspred.sources.mapping.finding_files import contents
from raspred.sources.mapping.findings import FILE, LINE, Findings
from raspred.sources.mapping.opening import rows_of
from raspred.studio.models.uploads import Breach, Capture, Preview

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.sources.reading import Reading

ROWS_SHOWN, BREACHES_SHOWN = 20, 200
_TABLES = ("persons", "posts", "tenures", "bodies")
_BOUNDS = r"^.*_(earliest|latest)$"


def read_by(mapping: str, file: Path) -> Reading:
    """Read a file by the text of a mapping, which can name no other file.

    Raises:
        SourceError: The mapping has mistakes, or the file cannot be read by it.
    """
    return read_mapped(mapping_of(mapping, "mapping"), "mapping", [file])


def captured(reading: Reading) -> Capture:
    """Return what a reading understood and what it did not, hard breaches first."""
    breaches = sorted(check(reading.register), key=lambda one: one.severity is not Severity.HARD)
    hard = sum(one.severity is Severity.HARD for one in breaches)
    rows = reading.register.provenance.details.get("rows", {})
    return Capture(
        rows={name: len(frame) for name, frame in reading.register.frames.items() if len(frame)},
        read=sum(rows.values()),
        hard=hard,
        soft=len(breaches) - hard,
        breaches=[
            Breach(
                law=one.law,
                severity=one.severity.value,
                table=one.table,
                row=one.row,
                what=one.what,
                remedy=one.remedy,
            )
            for one in breaches[:BREACHES_SHOWN]
        ],
        tables=[
            _shown(name, reading.register.table(name))
            for name in _TABLES
            if len(reading.register.frames[name])
        ],
    )


def preview(mapping: str, file: Path) -> Preview | None:
    """Return the first rows of a file as a mapping opens it, None if it opens nothing."""
    try:
        known = mapping_of(mapping, "mapping").files
        name, how = next(iter(known.items()))
        rows = rows_of(contents(name, how, [file])[0], how, Findings())
    except RaspredError:
        return None  # the mapping says so itself when it is tried
    return _shown(file.name, rows.drop(FILE, LINE, strict=False))


def _shown(name: str, frame: pl.DataFrame) -> Preview:
    """Return the first rows of a table as text; of a date what was found, not its bounds."""
    texts = frame.select(pl.exclude(_BOUNDS)).head(ROWS_SHOWN)
    texts = texts.select(pl.all().cast(pl.String).fill_null(""))
    return Preview(
        name=name,
        columns=texts.columns,
        rows=[list(row) for row in texts.iter_rows()],
        total=len(frame),
    )
