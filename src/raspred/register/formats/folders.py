"""The register's own folder, as CSV or Parquet: it loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.register import files
from raspred.register.formats.losses import Loss, counted

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.package import Form
    from raspred.register.register import Register


def write_csv(register: Register, folder: Path) -> tuple[Loss, ...]:
    """Write a register as a folder of CSV tables, as `raspred.register.files` does."""
    return _write(register, folder, "csv")


def write_parquet(register: Register, folder: Path) -> tuple[Loss, ...]:
    """Write a register as a folder of Parquet tables, as `raspred.register.files` does."""
    return _write(register, folder, "parquet")


def _write(register: Register, folder: Path, form: Form) -> tuple[Loss, ...]:
    files.write(register, folder, form)
    if "findings" in register.provenance.details:
        return ()
    why = "they are no rows: `check` no longer shows them"
    return tuple(counted("notes of the reader", "", len(register.notes), why))
