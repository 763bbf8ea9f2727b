"""Own data: a file that was brought, the mapping guessed for it, the register made of it."""

from __future__ import annotations

import re
import secrets
import tempfile
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING

from raspred.errors import Problem, RaspredError
from raspred.register import files
from raspred.sources.mapping.guessing import guess_mapping
from raspred.studio.capturing import captured, preview, read_by
from raspred.studio.folders import found_in
from raspred.studio.models.base import Trouble
from raspred.studio.models.uploads import Capture, ReadAsked, ReadDone, Upload
from raspred.studio.refusals import UnknownError
from raspred.studio.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT = 8
"""Files kept at once; the one brought first goes when another comes."""
ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".parquet", ".jsonl", ".ndjson")
_LETTERS = 80  # of a file's name that are kept


@dataclass(frozen=True, slots=True)
class _Brought:
    folder: tempfile.TemporaryDirectory[str]
    upload: Upload

    @property
    def file(self) -> Path:
        return Path(self.folder.name) / self.upload.name


class Uploads:
    """Files that were brought, until the studio closes or others come.

    Args:
        results: Where registers made of them come to stand.
    """

    def __init__(self, results: Path) -> None:
        self._results = results
        self._brought: OrderedDict[str, _Brought] = OrderedDict()
        self._lock = Lock()

    def bring(self, name: str, content: bytes) -> Upload:
        """Keep a file, and guess what it holds.

        Args:
            name: Its own name; only its last part is used.
            content: Its bytes.

        Raises:
            RaspredError: The file is empty, or of a kind that is not read.
        """
        name = _own_name(name)
        if not content:
            raise RaspredError(Problem(name, "the file is empty", "Bring one with rows."))
        folder = tempfile.TemporaryDirectory(prefix="raspred-upload-")
        file = Path(folder.name) / name
        file.write_bytes(content)
        mapping, problems = _guessed(file)
        table = preview(mapping, file) if mapping else None
        upload = Upload(
            id=secrets.token_hex(8),
            name=name,
            bytes=len(content),
            preview=table,
            mapping=mapping,
            problems=_told(problems),
        )
        with self._lock:
            self._brought[upload.id] = _Brought(folder, upload)
            while len(self._brought) > KEPT:
                self._brought.popitem(last=False)[1].folder.cleanup()
        return upload

    def one(self, upload: str) -> Upload:
        """Return a file that was brought.

        Raises:
            UnknownError: There is none of that id, or it has gone.
        """
        return self._find(upload).upload

    def capture(self, upload: str, mapping: str) -> Capture:
        """Tell what a mapping understands of a file; keeps nothing.

        Raises:
            SourceError: The mapping has mistakes, or the file cannot be read by it.
        """
        return captured(read_by(mapping, self._find(upload).file))

    def read(self, upload: str, asked: ReadAsked) -> ReadDone:
        """Read a file into a register among the results.

        Raises:
            SourceError: The mapping has mistakes, or the file cannot be read by it.
            WritingError: The results folder cannot be written.
        """
        reading = read_by(asked.mapping, self._find(upload).file)
        capture = captured(reading)
        if capture.hard and not asked.keep_faults:
            return ReadDone(history=None, capture=capture)
        folder = self._results / f"{_slug(asked.title)}-{secrets.token_hex(3)}"
        files.write(reading.register, folder)
        Titles(self._results).keep(folder.name, asked.title)
        shelved = next(found_in(folder, "results"))
        return ReadDone(history=shelved.id, capture=capture)

    def drop(self, upload: str) -> None:
        """Forget a file.

        Raises:
            UnknownError: There is none of that id.
        """
        self._find(upload)
        with self._lock:
            gone = self._brought.pop(upload, None)
        if gone is not None:
            gone.folder.cleanup()

    def close(self) -> None:
        """Forget all files."""
        with self._lock:
            while self._brought:
                self._brought.popitem()[1].folder.cleanup()

    def _find(self, upload: str) -> _Brought:
        with self._lock:
            if upload not in self._brought:
                what = "there is no such file; the studio keeps the last few"
                raise UnknownError(Problem(upload, what, "Bring it again."))
            return self._brought[upload]


def _own_name(name: str) -> str:
    """Return the last part of a file's name, with letters that are safe in any folder.

    Raises:
        RaspredError: The ending is none of a table.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = unicodedata.normalize("NFC", last)
    ending = PurePosixPath(plain).suffix.lower()
    if ending not in ENDINGS:
        remedy = f"Bring a file that ends in {', '.join(ENDINGS)}; a zip must be unpacked."
        raise RaspredError(Problem(last or "name", f"a file {ending!r} is not read", remedy))
    stem = re.sub(r"[^\w.-]+", "-", plain[: -len(ending)]).strip(".-")[:_LETTERS]
    return f"{stem or 'file'}{ending}"


def _slug(title: str) -> str:
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:40].strip("-") or "register"


def _guessed(file: Path) -> tuple[str, Sequence[Problem]]:
    try:
        return guess_mapping(file), ()
    except RaspredError as error:
        return "", error.problems


def _told(problems: Sequence[Problem]) -> list[Trouble]:
    return [Trouble(where=one.where, what=one.what, remedy=one.remedy) for one in problems]
