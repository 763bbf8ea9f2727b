"""From nothing to the first result: the help, a short run with its code cached, and without.

Processor time of the commands as a user gives them, in turn with `python -c pass` and
`python -c "import numpy"`, which any program of this kind takes; of the short ones the best of
several. The first result is three months of the bundled scenario, recorded, summed up and
told, report and all. With nothing cached it compiles the model, which happens once a machine and
on as many processors as there are: so that is also told by the clock.
Python's own byte code is kept, as wherever a package is installed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import spent_by
from benchmarks.results import keep

_ROUNDS = 5
_PYTHON = [sys.executable, "-c"]
_RASPRED = [sys.executable, "-m", "raspred"]


def first_run(out: Path) -> list[str]:
    """Return the command of a short run."""
    return [*_RASPRED, "run", "--until", "1920-06", "--scale", "0.01", "--out", str(out)]


def main() -> None:
    """Print and keep seconds and ratios."""
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "history"
        cached = {**os.environ, "NUMBA_CACHE_DIR": f"{folder}/cache"}
        cached.pop("PYTHONDONTWRITEBYTECODE", None)
        sys.stdout.write("  compiling everything once ...\n")
        sys.stdout.flush()
        cold = spent_by(first_run(out), cached)
        commands = {
            "python": [*_PYTHON, "pass"],
            "numpy": [*_PYTHON, "import numpy"],
            "help": [*_RASPRED, "--help"],
            "cached": first_run(out),
        }
        for _ in range(_ROUNDS):
            for name, command in commands.items():
                best[name] = min(best.get(name, float("inf")), spent_by(command, cached).processor)
    figures = {
        "help_seconds": best["help"],
        "help_ratio": best["help"] / best["python"],
        "cached_seconds": best["cached"],
        "cached_ratio": best["cached"] / best["numpy"],
        "cold_clock": cold.clock,
        "cold_seconds": cold.processor,
        "cold_ratio": cold.processor / best["cached"],
    }
    keep(figures)
    for name, seconds in (*best.items(), ("cold", cold.processor)):
        sys.stdout.write(f"  {name:8} {seconds:7.2f} s of the processor\n")
    sys.stdout.write(f"  cold     {cold.clock:7.2f} s by the clock\n")


if __name__ == "__main__":
    main()
