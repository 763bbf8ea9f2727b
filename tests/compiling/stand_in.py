"""A package that compiles as raspred does and holds nothing but the kernels of a test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import raspred.compile_time
import raspred.compiling
import raspred.linking

if TYPE_CHECKING:
    from pathlib import Path

_COMPILING = (raspred.compiling, raspred.linking, raspred.compile_time)


def stand_in(parent: Path, **modules: str) -> Path:
    """Write a package `raspred` into a folder, with these modules by name; return the package."""
    package = parent / "raspred"
    package.mkdir()
    (package / "__init__.py").touch()
    for module in _COMPILING:
        shutil.copy(str(module.__file__), package)
    for name, text in modules.items():
        (package / f"{name}.py").write_text(text)
    return package
