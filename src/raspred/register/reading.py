"""The reader of a register's folder: all that is wrong with it is told at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from polars.exceptions import PolarsError
from pydantic import ValidationError

from raspred.errors import Problem, RegisterError, nearest
from raspred.register.builder import RegisterBuilder
from raspred.register.package import DESCRIPTOR, FORMAT, FORMS, PROVENANCE, content_hash
from raspred.register.provenance import Provenance
from raspred.register.table_files import read_table
from raspred.register.tables import TABLE_BY_NAME

if TYPE_CHECKING:
    import polars as pl

    from raspred.register.register import Register

_REWRITE: Final = "Write the register anew, or take the folder from a copy that is whole."
_TRIES = 5


def read(folder: Path | str) -> Register:
    """Return the register that a folder holds.

    CSV files may have been edited by hand since they were written: that is noted in
    `Register.notes`, and blank `_earliest` and `_latest` are made from the text.

    Args:
        folder: A folder that `write` made.

    Raises:
        RegisterError: Files missing, cut short or not of this format, and every value in
            them that does not fit; the error lists them all.
    """
    folder = Path(folder)
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
            remedy = "Give the folder that holds datapackage.json."
            return None, [Problem(str(self.folder), "there is no such folder", remedy)]
        builder = RegisterBuilder()
        resources = self._resources()
        for resource in resources:
            rows = self._rows(resource)
            if rows is not None:
                builder.add_frame(resource["name"], rows)
        self._judge_other_files({resource["path"] for resource in resources})
        provenance = self._provenance()
        try:
            register = builder.freeze(
                provenance or Provenance.of_reading(str(self.folder)), self.notes
            )
        except RegisterError as error:
            self.problems += [
                Problem(f"{self.folder}: {one.where}", one.what, one.remedy)
                for one in error.problems
            ]
        return (None if self.problems else register), self.problems

    def _resources(self) -> list[dict[str, Any]]:
        """Return the descriptor's tables, those that can be understood."""
        descriptor = self._json(DESCRIPTOR)
        if descriptor is None:
            return []
        if descriptor.get("raspred") != FORMAT:
            found = descriptor.get("raspred", "nothing")
            self._tell(
                DESCRIPTOR,
                f"`raspred` is {found!r} where {FORMAT!r} was expected",
                "Read it with the version of raspred that wrote it, or write it anew.",
            )
            return []
        resources = descriptor.get("resources")
        if not isinstance(resources, list):
            self._tell(DESCRIPTOR, "it lists no resources", _REWRITE)
            return []
        return [one for one in resources if self._is_table(one)]

    def _is_table(self, resource: Any) -> bool:
        keys = ("name", "path", "format", "hash")
        if not isinstance(resource, dict) or not all(
            isinstance(resource.get(key), str) for key in keys
        ):
            self._tell(DESCRIPTOR, f"a resource lacks one of {', '.join(keys)}", _REWRITE)
        elif resource["name"] not in TABLE_BY_NAME:
            self._tell(
                DESCRIPTOR,
                f"a register has no table {resource['name']!r}",
                nearest(resource["name"], TABLE_BY_NAME),
            )
        elif resource["format"] not in FORMS:
            self._tell(DESCRIPTOR, f"no such format: {resource['format']!r}", nearest("", FORMS))
        elif resource["path"] != f"{resource['name']}.{resource['format']}":
            self._tell(DESCRIPTOR, f"{resource['path']!r} is no path of a table", _REWRITE)
        else:
            return True
        return False

    def _rows(self, resource: dict[str, Any]) -> pl.DataFrame | None:
        """Return a table's rows, or None where its file cannot be trusted or read."""
        file, form = self.folder / resource["path"], resource["format"]
        if not file.is_file():
            self._tell(file.name, "the file is missing", _REWRITE)
            return None
        if content_hash(file) != resource["hash"]:
            if form == "parquet":
                self._tell(file.name, "its content is not what was written", _REWRITE)
                return None
            self.notes.append(
                Problem(
                    file.name,
                    "the file was changed after raspred wrote it",
                    "If that was you, write the register anew to make it the record.",
                )
            )
        try:
            return read_table(file, form)
        except (OSError, PolarsError, UnicodeDecodeError) as error:
            reason = str(error).splitlines()[0]
            self._tell(file.name, f"it cannot be read as {form}: {reason}", _REWRITE)
            return None

    def _judge_other_files(self, described: set[str]) -> None:
        """Tell tables that stand in the folder and not in its descriptor."""
        for name in TABLE_BY_NAME:
            for form in FORMS:
                file = self.folder / f"{name}.{form}"
                if file.name not in described and file.is_file():
                    self._tell(
                        file.name,
                        f"{DESCRIPTOR} does not list this table",
                        "Add it to `resources` there, or move it away.",
                    )

    def _provenance(self) -> Provenance | None:
        content = self._json(PROVENANCE)
        if content is None:
            return None
        try:
            return Provenance.model_validate(content)
        except ValidationError as error:
            for one in error.errors():
                path = ".".join(map(str, one["loc"])) or "the whole"
                self._tell(PROVENANCE, f"{path}: {one['msg']}", _REWRITE)
            return None

    def _json(self, name: str) -> dict[str, Any] | None:
        try:
            content = json.loads((self.folder / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self._tell(name, "the file is missing: the folder is no whole register", _REWRITE)
        except (OSError, ValueError) as error:
            self._tell(name, f"it cannot be read as JSON: {error}", _REWRITE)
        else:
            if isinstance(content, dict):
                return content
            self._tell(name, "it holds no JSON object", _REWRITE)
        return None

    def _tell(self, file: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(f"{self.folder / file}", what, remedy))


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
