"""Fingerprints of the first years of the bundled scenario, to know a change of outcome by.

Regenerate on purpose only: `python tests/golden/hashes.py > tests/golden/ussr-1920.json`,
and say in the changelog that histories changed. Whole numbers are hashed. Figures with a
fraction are summed and compared to six digits, since the last bit of a logarithm or a
cosine may differ between platforms.
"""

from __future__ import annotations

import hashlib
import json
import sys
from typing import TYPE_CHECKING, Any

import numpy as np

from raspred.scenario.catalog import load_scenario
from raspred.simulation.run import live
from raspred.simulation.tally import ROW_BALLOTS, ROW_ENTRIES, ROW_ORDERS, ROW_TENURES, SERIES
from raspred.simulation.world import columns

if TYPE_CHECKING:
    from raspred.simulation.building.world import Built

SEEDS = (1, 7, 42)
UNTIL = "1922-12"
_LOGS = {
    "tenures": ROW_TENURES,
    "orders": ROW_ORDERS,
    "ballots": ROW_BALLOTS,
    "entries": ROW_ENTRIES,
}


def history(seed: int) -> dict[str, Any]:
    """Return the fingerprint of the first years of one history."""
    scenario = load_scenario("ussr-1920")
    return fingerprint(live(scenario, seed, scenario.scale, UNTIL, ()))


def fingerprint(built: Built) -> dict[str, Any]:
    """Return rows and hash of each log, and the sums of what has fractions."""
    found: dict[str, Any] = {}
    for name, row in _LOGS.items():
        rows = int(built.world.tally.rows[row])
        content, sums = hashlib.sha256(), {}
        for column, values in columns(getattr(built.world, name)):
            if values.dtype.kind == "f":
                sums[column] = float(values[:rows].sum(dtype=np.float64))
            else:
                content.update(values[:rows].astype("<i4").tobytes())
        found[name] = {"rows": rows, "sha256": content.hexdigest(), "sums": sums}
    totals = np.nansum(built.world.tally.series, axis=0)  # what was not yet known is no figure
    found["series"] = dict(zip(SERIES, totals.tolist(), strict=True))
    return found


if __name__ == "__main__":
    json.dump({str(seed): history(seed) for seed in SEEDS}, sys.stdout, indent=2)
    sys.stdout.write("\n")
