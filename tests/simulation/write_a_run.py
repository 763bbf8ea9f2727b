"""Write the register of a small run: `python -m tests.simulation.write_a_run FOLDER SEED`."""

from __future__ import annotations

import sys
from pathlib import Path

from raspred.register.files import write
from raspred.simulation.run import simulate
from tests.simulation.small import small

if __name__ == "__main__":
    write(simulate(small(), int(sys.argv[2])).register, Path(sys.argv[1]), form="parquet")
