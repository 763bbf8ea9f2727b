"""The shelf: the folders that this studio shows, and the few of them that lie open."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from threading import Lock, RLock
from typing import TYPE_CHECKING

from pydantic import ValidationError

from raspred.errors import Problem, RaspredError
from raspred.studio.folders import Folder, found_in, provenance, setting
from raspred.studio.models.base import Trouble
from raspred.studio.models.histories import Shelved
from raspred.studio.opened import Opened
from raspred.studio.refusals import UnknownError
from raspred.studio.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LYING_OPEN = 4
"""Histories kept in memory: one of the default scenario takes some 500 MB with its indices."""


class Shelf:
    """Histories by id. What is written to its folders while it stands is found.

    Args:
        folders: Named by the user; each may be a history or hold some.
        results: Where runs and own data are kept; it need not exist yet.
    """

    def __init__(self, folders: Sequence[Path], results: Path) -> None:
        self._folders, self._results, self._titles = tuple(folders), results, Titles(results)
        self._open: OrderedDict[str, tuple[tuple[int, int], Opened]] = OrderedDict()
        self._opening: dict[str, RLock] = {}
        self._lock = Lock()

    def folders(self) -> dict[str, Folder]:
        """Return the folders by id: those named first, then results, the latest first."""
        named = [one for path in self._folders for one in found_in(path, "opened")]
        kept = list(found_in(self._results, "results"))
        kept.sort(key=lambda one: one.path.stat().st_mtime_ns, reverse=True)
        return _first(named + kept)

    def shelved(self) -> list[Shelved]:
        """Return what can be opened, for a list."""
        titles = self._titles.all()
        return [_shelved(one, titles) for one in self.folders().values()]

    def opened(self, history: str) -> Opened:
        """Return a history, opened.

        Raises:
            UnknownError: Nothing has this id, or it is an ensemble.
            RegisterError: The folder is no whole register.
        """
        folder = self._folder(history)
        if folder.kind == "ensemble":
            what, remedy = "it is an ensemble, no history", f"Ask /api/ensembles/{history}."
            raise UnknownError(Problem(history, what, remedy))
        with self._lock:
            opening = self._opening.setdefault(history, RLock())
        with opening:  # who asks for the same history waits, who asks for another does not
            found = self._open.get(history)
            if found is None or found[0] != folder.state:
                state = folder.state
                title = self._titles.all().get(folder.path.name, folder.path.name)
                found = (state, Opened(folder, title))
                found[1].get_ready()
            with self._lock:
                self._open[history] = found
                self._open.move_to_end(history)
                while len(self._open) > LYING_OPEN:
                    self._open.popitem(last=False)
            return found[1]

    def open_first(self) -> None:
        """Open the first history that was named, so that it lies ready when the page asks."""
        named = [one for path in self._folders for one in found_in(path, "opened")]
        for folder in named[:1]:
            with suppress(RaspredError):  # who asks for it is told
                self.opened(folder.id)

    def ensemble(self, history: str) -> Folder:
        """Return the folder of an ensemble.

        Raises:
            UnknownError: Nothing has this id, or it is no ensemble.
        """
        folder = self._folder(history)
        if folder.kind != "ensemble":
            raise UnknownError(Problem(history, "it is no ensemble", "Ask /api/histories."))
        return folder

    def _folder(self, history: str) -> Folder:
        folder = self.folders().get(history)
        if folder is None:
            remedy = "GET /api/histories lists those there are."
            raise UnknownError(Problem(history, "there is no such history", remedy))
        if folder.astray is not None:
            raise RaspredError(folder.astray)
        return folder


def _first(folders: Sequence[Folder]) -> dict[str, Folder]:
    """Return folders by id; what was named and is among the results too counts as named."""
    by_id: dict[str, Folder] = {}
    for one in folders:
        by_id.setdefault(one.id, one)
    return by_id


def _shelved(folder: Folder, titles: Mapping[str, str]) -> Shelved:
    given, trouble = None, folder.astray
    told = provenance(folder) if trouble is None else {}  # nothing astray is read
    if trouble is None and not told:
        trouble = Problem(folder.path.name, "it does not say where it comes from", "Write it anew.")
    if trouble is None:
        try:
            given = setting(folder, told)
        except ValidationError:
            what = "its settings are not as raspred writes them"
            trouble = Problem(folder.path.name, what, "Run it again.")
    return Shelved(
        id=folder.id,
        title=titles.get(folder.path.name, folder.path.name),
        kind="register" if folder.kind == "run" and told.get("kind") == "read" else folder.kind,
        origin=folder.origin,
        setting=given,
        made_at=str(told.get("made_at", "")),
        source=str(told.get("source", "")),
        trouble=Trouble(where=trouble.where, what=trouble.what, remedy=trouble.remedy)
        if trouble
        else None,
    )
