"""Data to take away: tables, lists of people, whole registers in other formats."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from threading import Semaphore
from typing import TYPE_CHECKING

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from raspred.errors import Problem
from raspred.register.formats.catalog import FORMATS
from raspred.register.tables import TABLE_BY_NAME
from raspred.studio.people.indexing import COLUMNS
from raspred.studio.refusals import BusyError, UnknownError

if TYPE_CHECKING:
    import polars as pl

    from raspred.register.formats.catalog import Format
    from raspred.studio.opened import Opened
    from raspred.studio.people.searching import Wanted

_WRITING = Semaphore(2)  # a large register takes a minute and hundreds of megabytes
_CSV, _PARQUET = "text/csv; charset=utf-8", "application/vnd.apache.parquet"


def table(opened: Opened, name: str, form: str) -> Response:
    """Return one table of a register as a file.

    Args:
        opened: The history.
        name: Of the table.
        form: `csv` or `parquet`.

    Raises:
        UnknownError: A register has no such table.
    """
    if name not in TABLE_BY_NAME:
        remedy = f"There are: {', '.join(TABLE_BY_NAME)}."
        raise UnknownError(Problem("table", f"no table is called {name!r}", remedy))
    frame = opened.register.table(name)
    if form == "csv":
        return _csv(frame, f"{opened.id}-{name}.csv")
    content = io.BytesIO()
    frame.write_parquet(content)
    return _attached(content.getvalue(), f"{opened.id}-{name}.parquet", _PARQUET)


def people(opened: Opened, wanted: Wanted) -> Response:
    """Return everybody who is asked for as a CSV file."""
    index = opened.people
    return _csv(index.frame[index.rows(wanted)].select(COLUMNS), f"{opened.id}-people.csv")


def formats() -> dict[str, str]:
    """Return the formats of an export with a line about each."""
    return {name: one.about for name, one in FORMATS.items()}


def whole(opened: Opened, form: str) -> Response:
    """Return a whole register in a format; a folder comes as a zip file.

    Raises:
        UnknownError: There is no such format.
        BusyError: Too many are being written.
        WritingError: There is no room to write it.
    """
    if form not in FORMATS:
        remedy = f"There are: {', '.join(FORMATS)}."
        raise UnknownError(Problem("form", f"no format is called {form!r}", remedy))
    if not _WRITING.acquire(blocking=False):
        problem = Problem("export", "two registers are being written already", "Ask again soon.")
        raise BusyError(problem)
    try:
        return _written(opened, FORMATS[form])
    finally:
        _WRITING.release()


def _written(opened: Opened, wanted: Format) -> Response:
    place = tempfile.TemporaryDirectory(prefix="raspred-export-")
    try:
        target = Path(place.name) / f"{opened.id}{wanted.ending or '-' + wanted.name}"
        wanted.write(opened.register, target)
        if target.is_dir():
            target = _zipped(target)
    except BaseException:
        place.cleanup()
        raise
    # The file is sent piece by piece, and its folder goes when the last piece is out.
    return FileResponse(target, filename=target.name, background=BackgroundTask(place.cleanup))


def _zipped(folder: Path) -> Path:
    target = folder.with_name(f"{folder.name}.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, f"{folder.name}/{file.relative_to(folder)}")
    return target


def _csv(frame: pl.DataFrame, name: str) -> Response:
    return _attached(frame.write_csv().encode(), name, _CSV)


def _attached(content: bytes, name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
