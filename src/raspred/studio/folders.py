"""Folders that may stand on the shelf: what each is, and that nothing leads out of it."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from raspred.errors import Problem, RaspredError, WritingError
from raspred.experiments.findings import FINDINGS, read_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from raspred.studio.models.histories import Setting

Kind = Literal["run", "register", "ensemble"]
Origin = Literal["opened", "results"]
_SLUG = 60  # letters of a folder's name that its id shows
_PACKAGE = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that can be opened.

    Attributes:
        path: Where it stands, without links.
        kind: What it holds.
        origin: Named on the command line, or found among the results.
        astray: What in it leads out of it; None = nothing.
    """

    path: Path
    kind: Kind
    origin: Origin
    astray: Problem | None = None

    @property
    def id(self) -> str:
        """What the folder is called in addresses; tells nothing of where it stands."""
        letters = unicodedata.normalize("NFKD", self.path.name).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:_SLUG].strip("-")
        mark = hashlib.sha256(str(self.path).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        return f"{slug or 'folder'}-{mark}"

    @property
    def register(self) -> Path:
        """Where the register stands."""
        inner = self.path / "register"
        return inner if inner.is_dir() else self.path

    @property
    def state(self) -> tuple[int, int]:
        """What changes when the folder is written anew: time and number of its mark."""
        mark = self.path / FINDINGS if self.kind == "ensemble" else self.register / _PACKAGE
        found = mark.stat()
        return found.st_mtime_ns, found.st_ino


def found_in(path: Path, origin: Origin) -> Iterator[Folder]:
    """Yield the folder itself if it can be opened, else those of its own that can.

    Hidden folders are left out: what is growing there is not whole yet.
    """
    root = path.resolve()
    if kind := _kind(root):
        yield Folder(root, kind, origin, _astray(root))
        return
    if not root.is_dir():
        return
    for child in sorted(root.iterdir()):
        if child.name.startswith(".") or not (kind := _kind(child)):
            continue
        inside = child.resolve().is_relative_to(root)
        yield Folder(
            child.resolve() if inside else child,
            kind,
            origin,
            _astray(child) if inside else _leads_out(child, root),
        )


def refuse_unfit(folders: Sequence[Path]) -> None:
    """Raise an error that lists the folders in which there is nothing to open.

    Raises:
        RaspredError: Folders are missing, or hold no register, run or ensemble.
    """
    problems = []
    for folder in folders:
        if not folder.is_dir():
            what = "a file stands there" if folder.exists() else "there is no such folder"
            problems.append(Problem(str(folder), what, "Name the folder of a run or a register."))
        elif next(found_in(folder, "opened"), None) is None:
            what = "neither it nor a folder in it holds a register, a run or an ensemble"
            remedy = "`raspred run` and `raspred read` make one."
            problems.append(Problem(str(folder), what, remedy))
    if problems:
        raise RaspredError(problems)


def _kind(path: Path) -> Kind | None:
    if _holds_ensemble(path):
        return "ensemble"
    if (path / "register" / _PACKAGE).is_file():
        return "run"
    return "register" if (path / _PACKAGE).is_file() else None


def _holds_ensemble(path: Path) -> bool:
    """Whether a folder holds the findings of an ensemble: other studies have other pages."""
    if not (path / FINDINGS).is_file():
        return False
    try:
        return bool(read_findings(path).get("kind") == "ensemble")
    except WritingError:
        return False


def _astray(folder: Path) -> Problem | None:
    """Return the first link in a folder that leads out of it, as a problem."""
    root = folder.resolve()
    for place in (folder, folder / "register", folder / "runs"):
        for entry in place.iterdir() if place.is_dir() else ():
            if entry.is_symlink() and not entry.resolve().is_relative_to(root):
                return _leads_out(entry, folder)
    return None


def _leads_out(link: Path, folder: Path) -> Problem:
    what = f"it is a link that leads out of the folder {folder.name}"
    return Problem(link.name, what, "Put a copy in its place, or name its target to the studio.")


def provenance(folder: Folder) -> dict[str, Any]:
    """Return what a folder says of its origin; empty where it says nothing that is read.

    Only for the list: whoever opens the folder is told what is wrong with it.
    """
    name = FINDINGS if folder.kind == "ensemble" else "provenance.json"
    place = folder.path if folder.kind == "ensemble" else folder.register
    try:
        found = json.loads((place / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def setting(folder: Folder, told: dict[str, Any]) -> Setting | None:
    """Return the settings of a run or of an ensemble's runs; None for real records."""
    from raspred.studio.models.histories import Setting

    details = told if folder.kind == "ensemble" else told.get("details", {})
    if not isinstance(details, dict) or "scenario" not in details or told.get("kind") == "read":
        return None
    return Setting.model_validate(
        {
            "scenario": str(details["scenario"]),
            "seed": details.get("seed", 0),
            "scale": details.get("scale"),
            "cadres": details.get("cadres", 1.0),
            "months": details.get("months"),
            "safeguards": details.get("safeguards", []),
            "without": details.get("without", []),
        }
    )
