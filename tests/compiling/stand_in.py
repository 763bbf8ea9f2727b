"""A package that compiles as raspred does and holds nothing but the kernels of a test."""

from __future__ import annotations

import shutil
from pathlib import Path

import raspred.compiling

_COMPILING = Path(raspred.compiling.__path__[0])


def stand_in(parent: Path, **modules: str) -> Path:
    """Write a package `raspred` into a folder, with these modules by name; return the package."""
    package = parent / "raspred"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copytree(_COMPILING, package / "compiling", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in modules.items():
        (package / f"{name}.py").write_text(text)
    return package
