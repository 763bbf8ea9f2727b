"""The bill of materials: what is installed with raspred, as CycloneDX."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from releasing.commands import DIST, HOUSE, new_environment, run, say


def write_bill(wheel: Path) -> Path:
    """Resolve what the wheel needs in a new environment, and write it down.

    The tool checks what it writes against the published schema of CycloneDX.

    Raises:
        ReleaseError: It cannot be resolved, or the bill is not valid.
    """
    bill = DIST / f"{wheel.name.partition('-py3')[0]}.cdx.json"
    with TemporaryDirectory() as folder:
        place = new_environment(Path(folder) / "env", wheel)
        run(
            sys.executable,
            *("-m", "cyclonedx_py", "environment"),
            *("--pyproject", HOUSE / "pyproject.toml", "--mc-type", "application"),
            *("--output-reproducible", "--validate", "--output-format", "JSON"),
            *("--output-file", bill, place / "python"),
        )
    say(f"  {bill.name}: valid")
    return bill
