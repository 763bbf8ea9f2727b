"""Registers of older raspreds brought to today's schema, one version at a time.

The version stands in `datapackage.json`, as `"raspred": "raspred-register/2"`. A change of the
schema (tables, columns, closed words, what the descriptor or the provenance must hold) takes
the next number, a step from the one before, and a sample of it that the tests read for ever.
What each version was stands in docs/formats.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from raspred.errors import Problem, RegisterError
from raspred.register.package import DESCRIPTOR, FORMAT, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]

_MARK = re.compile(r"raspred-register/([1-9][0-9]{0,5})")


def migrated(package: Any, provenance: Any) -> tuple[Any, Any]:
    """Return what a register says of itself as today's raspred would say it.

    Args:
        package: What `datapackage.json` holds; it is not changed.
        provenance: What `provenance.json` holds; it is not changed. What is no table of keys
            is given back as it is, for others to judge.

    Raises:
        RegisterError: The descriptor is no register's, or a newer raspred wrote it.
    """
    if not isinstance(package, dict):
        return package, provenance
    for version in range(version_of(package), VERSION):
        package, provenance = STEPS[version](package, provenance)
    return package, provenance


def version_of(package: Json) -> int:
    """Return the version of the schema that a descriptor names.

    Raises:
        RegisterError: It names none, or one that this raspred does not know yet.
    """
    mark = package.get("raspred")
    found = _MARK.fullmatch(mark) if isinstance(mark, str) else None
    if found is None:
        what = f"raspred: expected {FORMAT!r} or a lower number, found {mark!r}"
        remedy = "Give the folder of a register that raspred wrote."
        raise RegisterError(Problem(DESCRIPTOR, what, remedy))
    if int(found[1]) > VERSION:
        what = f"raspred: a newer raspred wrote it: {mark}, this one reads up to {FORMAT}"
        remedy = "Read it with that raspred: pip install --upgrade raspred."
        raise RegisterError(Problem(DESCRIPTOR, what, remedy))
    return int(found[1])


def _from_1(package: Json, provenance: Any) -> tuple[Json, Any]:
    """Have a run say what every run says since: its share of the posts and its safeguards.

    Runs of version 1 lived all posts and had none, but for the last of them, which say so.
    What else is new in 2 does not concern a reader: keys in the descriptor are lists, and
    texts in Parquet are categories.
    """
    if isinstance(provenance, dict) and provenance.get("kind") == "simulated":
        details = provenance.get("details", {})
        if isinstance(details, dict):
            provenance = provenance | {"details": {"cadres": 1.0, "safeguards": [], **details}}
    return package | {"raspred": "raspred-register/2"}, provenance


STEPS: Final[dict[int, Callable[[Json, Any], tuple[Json, Any]]]] = {1: _from_1}
"""From each version to the next."""
