"""Which files on disk, or in a zip, a mapping's `path` and `member` stand for."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from raspred.errors import Problem, SourceError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from raspred.sources.mapping.parts import FileForm, SourceFile

_FORMS: dict[str, FileForm] = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "json-lines",
    ".ndjson": "json-lines",
    ".parquet": "parquet",
}
# Our assumption: a register of appointments is never larger; a zip that claims it is a bomb.
_LARGEST = 4 * 2**30


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of one file.

    Attributes:
        name: Its name in messages, with that of its zip.
        form: What it holds.
        raw: Its bytes.
    """

    name: str
    form: FileForm
    raw: bytes


def given_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files that some files and folders stand for, in order of name.

    Raises:
        SourceError: A path that does not exist.
    """
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise SourceError(
            Problem(str(path), "there is no such file or folder", "Check the spelling.")
            for path in missing
        )
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found.update((one, None) for one in inside if one.is_file())
    return list(found)


def contents(name: str, file: SourceFile, given: Sequence[Path]) -> list[Content]:
    """Return the bytes of every file that an entry of [files] stands for.

    Raises:
        SourceError: There is none, or one cannot be opened.
    """
    pattern = file.path or "*"
    found = [path for path in given if fnmatchcase(path.name, pattern)]
    if not found:
        names = [path.name for path in given]
        remedy = nearest(pattern, names) if names else "Name its folder or the file itself."
        if len(names) == 1:
            remedy = f'If {names[0]} is the file, write path = "{names[0]}" there.'
        raise SourceError(Problem(f"files.{name}", f"{pattern!r} fits no file given", remedy))
    return [content for path in found for content in _opened(path, file)]


def _opened(path: Path, file: SourceFile) -> Iterator[Content]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise SourceError(Problem(str(path), what, "Give a file that can be read.")) from None
    if path.suffix.lower() == ".zip":
        yield from _members(path, file)
    else:
        yield Content(path.name, file.form or _form(path.name), raw)


def _members(path: Path, file: SourceFile) -> Iterator[Content]:
    try:
        with zipfile.ZipFile(path) as archive:
            listed = [one for one in archive.infolist() if not one.is_dir()]
            chosen = [one for one in listed if fnmatchcase(one.filename, file.member)]
            _judge_members(path, file, chosen, [one.filename for one in listed])
            for one in chosen:
                name = f"{path.name}/{one.filename}"
                yield Content(name, file.form or _form(one.filename), archive.read(one))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,  # it is encrypted
        NotImplementedError,
        ValueError,
    ) as error:
        what = f"is no zip that can be read: {error}"
        raise SourceError(Problem(path.name, what, "Unpack it, and give what is in it.")) from None


def _judge_members(
    path: Path, file: SourceFile, chosen: Sequence[zipfile.ZipInfo], names: Iterable[str]
) -> None:
    if not chosen:
        what = f"{file.member!r} fits no file in it"
        raise SourceError(Problem(path.name, what, nearest(file.member, names)))
    if sum(one.file_size for one in chosen) > _LARGEST:
        what = f"unpacks to more than {_LARGEST:,} bytes"
        raise SourceError(Problem(path.name, what, "Unpack it, and give the part you need."))


def _form(name: str) -> FileForm:
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending not in _FORMS:
        what = f"its ending {ending!r} does not tell what it holds"
        remedy = "Add form = 'csv', 'tsv', 'json-lines' or 'parquet' to its entry in [files]."
        raise SourceError(Problem(name, what, remedy))
    return _FORMS[ending]
