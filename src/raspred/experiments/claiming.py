"""Whose histories a folder holds: of one way of living only, whose marks stand in `study.json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from raspred.errors import Problem, WritingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from raspred.experiments.living import Living

STUDY = "study.json"
_SHORT = 24  # letters; a digest has more


def claim(folder: Path, living: Living) -> dict[str, object]:
    """Make the folder this way of living's own, or refuse one that belongs to another.

    Args:
        folder: It need not exist.
        living: What is to be lived there.

    Returns:
        The marks of the living, as JSON gives them back.

    Raises:
        WritingError: The folder holds histories of another, or cannot be read or written.
    """
    from raspred.register.writing import whole_file

    marks: dict[str, object] = json.loads(json.dumps(living.marks))
    mark = folder / STUDY
    if not mark.exists():
        with whole_file(mark) as new:
            new.write_text(json.dumps(marks, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return marks
    there = _read_marks(mark)
    names = sorted({*there, *marks})
    other = [_told(name, there, marks) for name in names if there.get(name) != marks.get(name)]
    if other:
        what = f"the folder holds histories of another {', '.join(other)}"
        remedy = "Choose another folder with --out, or delete this one to live all anew."
        raise WritingError(Problem(str(folder), what, remedy))
    return marks


def _told(name: str, there: Mapping[str, object], asked: Mapping[str, object]) -> str:
    """Name a mark that differs, with its values where these are more than digests."""
    values = [json.dumps(marks.get(name), ensure_ascii=False) for marks in (there, asked)]
    if max(map(len, values)) > _SHORT:
        return name
    return f"{name} ({values[0]} there, {values[1]} asked for)"


def _read_marks(mark: Path) -> dict[str, object]:
    from raspred.register.refusals import in_words

    try:
        found = json.loads(mark.read_text(encoding="utf-8"))
    except OSError as error:
        raise WritingError(Problem(str(mark), *in_words(error))) from error
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        problem = Problem(str(mark), "is no JSON object", "Choose another folder with --out.")
        raise WritingError(problem)
    return found
