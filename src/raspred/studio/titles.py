"""What people call their histories: a small file for each folder of the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.register.writing import whole_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OURS = ".studio"
"""Folder within the results that holds what the studio remembers."""


class Titles:
    """The titles of the histories in a results folder.

    Args:
        results: The folder; it need not exist yet.
    """

    def __init__(self, results: Path) -> None:
        self._folder = results / OURS / "titles"

    def keep(self, folder: str, title: str) -> None:
        """Remember what a folder of the results is called.

        Raises:
            WritingError: The results folder cannot be written.
        """
        with whole_file(self._folder / f"{folder}.txt") as new:
            new.write_text(title, encoding="utf-8", newline="\n")

    def all(self) -> Mapping[str, str]:
        """Return the titles by the name of the folder."""
        files = self._folder.glob("*.txt") if self._folder.is_dir() else ()
        return {file.stem: file.read_text(encoding="utf-8", errors="replace") for file in files}
