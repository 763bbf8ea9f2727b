"""The reader of a register's folder: all that is wrong with it is told at once."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from polars.exceptions import PanicException, PolarsError
from pydantic import BaseModel, ValidationError

from raspred.errors import Problem, RegisterError
from raspred.register.builder import RegisterBuilder
from raspred.register.descriptor import Descriptor, TableFile
from raspred.register.migrating import migrated
from raspred.register.package import DESCRIPTOR, FORMS, PROVENANCE, content_hash
from raspred.register.provenance import Provenance
from raspred.register.refusals import undecodable
from raspred.register.table_files import csv_faults, read_table
from raspred.register.tables import TABLE_BY_NAME

if TYPE_CHECKING:
    import polars as pl

    from raspred.register.register import Register

Model = TypeVar("Model", bound=BaseModel)

_REWRITE: Final = "Write the register anew, or take the folder from a copy that is whole."
_TRIES = 5
_LISTED = 100


def read(folder: Path | str) -> Register:
    """Return the register that a folder holds.

    What the reader of a source did not understand is kept in the provenance and stands in
    `Register.notes` again. CSV files may have been edited by hand since they were written:
    that is noted there as well, and blank `_earliest` and `_latest` are made from the text.

    Args:
        folder: A folder that `write` made.

    Raises:
        RegisterError: Files missing, cut short or not of this format, and every value in
            them that does not fit; the error lists them all.
    """
    folder = Path(folder)
    if unreadable := undecodable(folder):
        raise RegisterError(unreadable)
    for _ in range(_TRIES):
        before = _content(folder / DESCRIPTOR)
        register, problems = _FolderReader(folder).register()
        if before == _content(folder / DESCRIPTOR):
            if register is None:
                raise RegisterError(problems)
            return register
        # A writer replaced the folder meanwhile: what was read may be of both.
    raise RegisterError(
        Problem(str(folder), "it changes while it is read", "Wait for its writers to end.")
    )


class _FolderReader:
    """One reading of one folder, with what was met on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []

    def register(self) -> tuple[Register | None, list[Problem]]:
        """Return the register, or None and every problem."""
        if not self.folder.is_dir():
            remedy = f"Give the folder that holds {DESCRIPTOR}."
            return None, [Problem(str(self.folder), "there is no such folder", remedy)]
        package, origin = self._of_today()
        descriptor = self._judged(DESCRIPTOR, package, Descriptor)
        builder = RegisterBuilder()
        for listed in descriptor.resources if descriptor else ():
            rows = self._rows(listed)
            if rows is not None:
                builder.add_frame(listed.name, rows)
        if descriptor:
            self._judge_unlisted({listed.path for listed in descriptor.resources})
        # Without provenance there is no register, but its rows are judged all the same.
        provenance = self._judged(PROVENANCE, origin, Provenance) or Provenance.of_reading(
            "unknown"
        )
        try:
            register = builder.freeze(provenance, (*provenance.findings, *self.notes))
        except RegisterError as error:
            self.problems += [
                Problem(f"{self.folder}: {one.where}", one.what, one.remedy)
                for one in error.problems
            ]
        return (None if self.problems else register), self.problems

    def _of_today(self) -> tuple[Any, Any]:
        """Return what the folder says of itself as today's raspred would say it."""
        package, origin = self._load(DESCRIPTOR), self._load(PROVENANCE)
        try:
            return migrated(package, origin)
        except RegisterError as error:
            for one in error.problems:
                self._tell(one.where, one.what, one.remedy)
        return None, origin

    def _load(self, name: str) -> Any:
        """Return what a JSON file holds, or None where it is none."""
        try:
            return json.loads((self.folder / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self._tell(name, "the file is missing: the folder is no whole register", _REWRITE)
        except (OSError, ValueError, RecursionError) as error:
            self._tell(name, f"it cannot be read as JSON: {error}", _REWRITE)
        return None

    def _judged(self, name: str, content: Any, model: type[Model]) -> Model | None:
        """Return what a JSON file holds as its model, or None where it does not fit."""
        if content is None:
            return None
        try:
            return model.model_validate(content)
        except ValidationError as error:
            for one in error.errors():
                path = ".".join(map(str, one["loc"])) or "the whole file"
                self._tell(name, f"{path}: {one['msg']}", _REWRITE)
        return None

    def _rows(self, listed: TableFile) -> pl.DataFrame | None:
        """Return a table's rows, or None where its file cannot be trusted or read."""
        file = self.folder / listed.path
        if not file.is_file():
            self._tell(file.name, "the file is missing", _REWRITE)
            return None
        try:
            if content_hash(file) != listed.hash and not self._is_edited_soundly(file, listed):
                return None
            return read_table(file, listed.format)
        except (OSError, PolarsError, PanicException) as error:
            reason = str(error).partition("\n")[0]
            self._tell(file.name, f"it cannot be read as {listed.format}: {reason}", _REWRITE)
            return None

    def _is_edited_soundly(self, file: Path, listed: TableFile) -> bool:
        """Tell whether a changed file is a CSV file as people edit them, and note it."""
        now = file.stat().st_size
        changed = f"changed after raspred wrote it ({listed.bytes} bytes then, {now} now)"
        if listed.format == "parquet":
            self._tell(file.name, changed, _REWRITE)
            return False
        faults = list(islice(csv_faults(file), _LISTED))
        for line, fault in faults:
            remedy = "Mend the line; save as UTF-8 with commas."
            self._tell(f"{file.name}, line {line}", fault, remedy)
        remedy = "If that was you, write the register anew to make it the record."
        self.notes.append(Problem(file.name, changed, remedy))
        return not faults

    def _judge_unlisted(self, listed: set[str]) -> None:
        """Tell tables that stand in the folder and not in its descriptor."""
        for file in sorted(f"{name}.{form}" for name in TABLE_BY_NAME for form in FORMS):
            if file not in listed and (self.folder / file).is_file():
                self._tell(
                    file,
                    f"{DESCRIPTOR} does not list this table",
                    "Add it to `resources` there, or move it away.",
                )

    def _tell(self, file: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(str(self.folder / file), what, remedy))


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
