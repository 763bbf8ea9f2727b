"""A register on disk: one folder that is a data package, written whole, read strictly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from raspred.errors import Problem, RegisterError, WritingError, nearest
from raspred.register.package import DESCRIPTOR, FORMS, PROVENANCE, Form, package, resource
from raspred.register.reading import read
from raspred.register.table_files import write_table
from raspred.register.tables import TABLES
from raspred.register.writing import whole_folder

if TYPE_CHECKING:
    from raspred.register.provenance import Provenance
    from raspred.register.register import Register

__all__ = ["read", "write"]


def write(register: Register, folder: Path | str, form: Form = "csv") -> None:
    """Write a register as a folder, whole or not at all.

    The same register gives the same bytes, but for the time in its provenance.

    Args:
        register: What to write; tables without rows get no file.
        folder: Where; a register that stands there is replaced.
        form: `csv`, for registers kept by hand, or `parquet`, small and quick.

    Raises:
        WritingError: The system refused, or the folder holds files that are no
            register's; what stood there before still stands.
        RegisterError: There is no such form.
    """
    if form not in FORMS:
        raise RegisterError(Problem(f"form {form!r}", "no such form", nearest(form, FORMS)))
    folder = Path(folder)
    with whole_folder(folder) as growing:
        _spare_other_files(folder)
        present = [table for table in TABLES if len(register.frames[table.name])]
        names = {table.name for table in present}
        resources = []
        for table in present:
            file = growing / f"{table.name}.{form}"
            write_table(table, register.frames[table.name], file, form)
            resources.append(resource(table, file, form, names))
        provenance = register.provenance
        _write_json(growing / PROVENANCE, provenance.model_dump(mode="json"))
        _write_json(growing / DESCRIPTOR, package(resources, _title(provenance)))


def _spare_other_files(folder: Path) -> None:
    """Refuse to replace a folder with files in it that raspred did not write."""
    ours = {DESCRIPTOR, PROVENANCE} | {f"{table.name}.{form}" for table in TABLES for form in FORMS}
    if folder.is_dir():
        others = sorted(entry.name for entry in folder.iterdir() if entry.name not in ours)
        if others:
            raise WritingError(
                Problem(
                    str(folder),
                    f"it holds files that belong to no register: {', '.join(others[:5])}",
                    "Choose an empty or new folder, or move these files away.",
                )
            )


def _title(provenance: Provenance) -> str:
    if provenance.kind == "read":
        return f"Register read from {provenance.source}"
    return f"Register simulated by raspred {provenance.raspred_version}"


def _write_json(file: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=file.name == PROVENANCE)
    file.write_text(text + "\n", encoding="utf-8", newline="\n")
