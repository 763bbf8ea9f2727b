"""A folder of our own: written whole or not at all, never over other people's files."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from raspred.errors import Problem, WritingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path


def refuse_foreign(folder: Path, ours: Collection[str]) -> None:
    """Refuse a folder that holds what we did not write; to be asked before long work.

    Args:
        folder: Where the work is to be written; it need not exist.
        ours: Names that raspred writes there.

    Raises:
        WritingError: A file stands there, a folder with other people's files, or one that
            may not be written.
    """
    from raspred.register.leftovers import grows_into
    from raspred.register.refusals import refuse_unwritable

    if not folder.exists():
        refuse_unwritable(folder)
        return
    if not folder.is_dir():
        what = "a file stands where a folder is wanted"
        raise WritingError(Problem(str(folder), what, "Name a folder with --out."))
    names = (entry.name for entry in folder.iterdir())
    foreign = sorted(name for name in names if grows_into(name) not in ours)
    if foreign:
        what = f"holds what raspred did not write: {', '.join(foreign[:5])}"
        remedy = "Name another folder with --out, or move those away."
        raise WritingError(Problem(str(folder), what, remedy))
    refuse_unwritable(folder)


@contextmanager
def study_folder(folder: Path, findings: Collection[str]) -> Iterator[Path]:
    """Yield the folder of a study, for as long as nobody else may write there.

    Args:
        folder: Where histories and findings are kept; it need not exist.
        findings: Names that the command writes there, beside what every study does.

    Raises:
        WritingError: As `refuse_foreign`, or another study is at work there.
    """
    from raspred.experiments import PARTS, at_work

    refuse_foreign(folder, (*PARTS, *findings))
    with at_work(folder):
        yield folder


@contextmanager
def own_folder(folder: Path, ours: Collection[str]) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `folder` when all has gone well.

    Args:
        folder: The place; what raspred wrote there before is replaced.
        ours: Names that raspred writes there.

    Raises:
        WritingError: As `refuse_foreign`, or the disk refuses; what stood there before
            still stands.
    """
    from raspred.register.writing import whole_folder

    refuse_foreign(folder, ours)
    with whole_folder(folder) as growing:
        yield growing
        # Again, for somebody may have put a file there while we worked.
        refuse_foreign(folder, ours)
