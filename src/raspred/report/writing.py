"""Writing a page or a figure whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.register.writing import whole_file

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write `text` as UTF-8 to `path`; a failure leaves what stood there before.

    Raises:
        WritingError: The folder cannot be made or the file cannot be written.
    """
    with whole_file(path) as new:
        new.write_text(text, encoding="utf-8", newline="\n")
