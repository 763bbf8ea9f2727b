"""Eight kernels, and a process that has them compiled side by side."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = list(range(100, 108))
NAMES = [f"raised_{number}" for number in range(8)]
KERNEL = "@kernel\ndef {}(x):\n    return x + {}\n"
KERNELS = "from raspred.compiling.kernels import kernel\n\n" + "\n".join(
    KERNEL.format(name, number) for number, name in enumerate(NAMES)
)
# The first waits until the others are made elsewhere, or until nobody is there to make them.
RUN = """
import sys, time
import raspred.kernels
from raspred.compiling import side_by_side, backlog

kernels = [kernel for name, kernel in vars(raspred.kernels).items() if name.startswith("raised")]
if sys.argv[1:]:
    exec(sys.argv[1])
side_by_side.compile_side_by_side([(kernel, (100,)) for kernel in kernels])
last = backlog.call_of(kernels[-1], map(side_by_side.numba.typeof, (100,)))
helped = backlog._shared.take(last)
answers = [kernel(100) for kernel in kernels]
print(*answers)
print(helped, sum(sum(kernel.stats.cache_hits.values()) for kernel in kernels))
"""


class Told(NamedTuple):
    """What the run printed."""

    answers: list[int]
    helped: bool
    found: int


def run(package: Path, *first: str, processors: int = 2) -> Told:
    more = {
        "PYTHONPATH": str(package),
        "NUMBA_CACHE_DIR": str(package / "cache"),
        "NUMBA_NUM_THREADS": str(processors),
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN, *first],
        env=os.environ | more,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    answers, told = done.stdout.splitlines()
    helped, found = told.split()
    return Told([int(answer) for answer in answers.split()], helped == "True", int(found))
