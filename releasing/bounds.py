"""Upper bounds of what raspred needs, beside the newest releases on PyPI."""

from __future__ import annotations

import re
import sys
import tomllib
from typing import NamedTuple

from packaging.requirements import Requirement

from releasing.commands import HOUSE, ReleaseError, run, say


class Bound(NamedTuple):
    """What is needed, and the newest that there is."""

    asked: Requirement
    newest: str

    @property
    def excludes(self) -> bool:
        """Whether the newest release is out of bounds."""
        return not self.asked.specifier.contains(self.newest, prereleases=True)


def asked_for() -> list[Requirement]:
    """Return what raspred needs to run, with its extras."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for listed in project["optional-dependencies"].values() for one in listed]
    return sorted(map(Requirement, {*project["dependencies"], *extras}), key=str)


def newest(name: str) -> str:
    """Return the newest release of a package, as pip finds it for this Python.

    Raises:
        ReleaseError: pip does not say.
    """
    said = run(sys.executable, "-m", "pip", "index", "versions", name)
    found = re.match(r"\S+ \((\S+)\)", said)
    if not found:
        raise ReleaseError(f"pip does not say which {name} is the newest, but {said[:200]!r}")
    return found[1]


def tell_bounds() -> list[Bound]:
    """Print each bound with the newest release; return those that exclude it.

    Raises:
        ReleaseError: The newest release of one cannot be told.
    """
    bounds = [Bound(one, newest(one.name)) for one in asked_for()]
    for bound in bounds:
        verdict = "EXCLUDED" if bound.excludes else "within"
        say(f"  {bound.asked!s:32} {bound.newest:12} {verdict}")
    return [bound for bound in bounds if bound.excludes]
