"""Writing a file whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import Problem, WritingError

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write `text` as UTF-8 to `path`; a failure leaves what stood there before.

    Raises:
        WritingError: The folder cannot be made or the file cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_text(text, encoding="utf-8", newline="\n")
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WritingError(
            Problem(str(path), f"could not be written: {reason}", "Choose another place.")
        ) from error
