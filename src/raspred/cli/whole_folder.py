"""Writing a folder whole or not at all, and never over what somebody else put there."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from raspred.errors import Problem, WritingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def refuse_foreign(folder: Path, ours: Collection[str]) -> None:
    """Refuse a folder that holds what we did not write; to be asked before long work.

    Args:
        folder: Where the work is to be written; it need not exist.
        ours: Names that raspred writes there.

    Raises:
        WritingError: A file stands there, or a folder with other people's files.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise WritingError(Problem(str(folder), "is a file", "Name a folder with --out."))
    foreign = sorted(entry.name for entry in folder.iterdir() if entry.name not in ours)
    if foreign:
        what = f"holds what raspred did not write: {', '.join(foreign[:5])}"
        remedy = "Name another folder with --out, or move those away."
        raise WritingError(Problem(str(folder), what, remedy))


@contextmanager
def whole_folder(folder: Path, ours: Collection[str]) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `folder` when all has gone well.

    Args:
        folder: The place; what raspred wrote there before is replaced.
        ours: Names that raspred writes there.

    Raises:
        WritingError: As `refuse_foreign`.
        OSError: The disk refuses; what stood there before still stands.
    """
    refuse_foreign(folder, ours)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
        new, old = Path(beside) / "new", Path(beside) / "old"
        new.mkdir()
        yield new
        # Again, for the work may have taken hours.
        refuse_foreign(folder, ours)
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except BaseException:
            if old.exists():
                old.rename(folder)
            raise
