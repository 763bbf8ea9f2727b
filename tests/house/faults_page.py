"""Write `docs/faults.md` from the promises beside the tests that inject each fault.

python -m tests.house.faults_page        # after a change of a promise
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.promises import PROMISES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

HOUSE = Path(__file__).resolve().parents[2]
PAGE = HOUSE / "docs" / "faults.md"
FAMILIES = (
    "full_disk",
    "killed_writers",
    "interrupted",
    "two_writers",
    "corrupt_files",
    "truncated_csv",
    "memory",
    "places",
    "clocks",
    "output",
    "surroundings",
    "machine_code",
)

HEAD = """\
# What befalls a register, and what becomes of it

<!-- Made from tests/faults by tests/house/faults_page.py; change the promise there instead. -->

Each line is a fault that a test injects, and what a user finds afterwards; the test stands
beside it. Those marked *slow* run with `make verify`, the others with every `make test`.

Three things hold throughout. What is written is whole or is not there: it grows under a hidden
name beside its place, is put on the disk, and takes its place in one step. Whatever is refused is
told with where, what and a remedy, exit code 2. A rerun mends: it lives what is missing and
sweeps away what a killed writer left.

Not promised: that a disk keeps what it says it has written; locks between machines on a network
disk that has none (there the last of two writers wins, and leftovers stay until they are removed
by hand); a fault inside a library's machine code, which ends the process, and is then a killed
writer.
"""


def page() -> str:
    """Return the page: a table for each family of faults."""
    return "\n".join((HEAD, *("\n".join(section(_module(name))) for name in FAMILIES)))


def section(module: ModuleType) -> Iterator[str]:
    """Yield the lines about one family."""
    yield f"## {(module.__doc__ or '').strip()}\n"
    yield "| the fault | what becomes of it | test |\n|---|---|---|"
    for promise in PROMISES[module.__name__]:
        slow = ", *slow*" if promise.slow else ""
        yield f"| {promise.fault} | {promise.outcome} | `{promise.test}`{slow} |"
    yield f"\nIn `tests/faults/{module.__name__.rpartition('.')[2]}.py`.\n"


def _module(name: str) -> ModuleType:
    """Return the module of a family as pytest has it, or import it."""
    full = f"tests.faults.test_{name}"
    return sys.modules.get(full) or importlib.import_module(full)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
