"""The compiled model and the same source run as plain Python live through the same months.

Whole numbers (who, where, when, by whom) must agree to the last bit. Columns of fractions
may differ in the last of their 32 bits: NumPy rounds an element of a narrow column times
a Python float to 32 bits, the compiler after the whole expression.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.twins.logs_of_a_run import logs

HOUSE = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_run_without_the_compiler_is_the_same_run(tmp_path: Path) -> None:
    file = tmp_path / "plain.npz"
    subprocess.run(
        [sys.executable, "-m", "tests.twins.logs_of_a_run", str(file)],
        cwd=HOUSE,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        check=True,
    )
    compiled = logs()
    with np.load(file) as plain:
        assert (bool(compiled.pop("compiled")), bool(plain["compiled"])) == (True, False)
        for name, column in compiled.items():
            if np.issubdtype(column.dtype, np.floating):
                assert np.allclose(plain[name], column, rtol=1e-4, atol=1e-5, equal_nan=True), name
            else:
                assert np.array_equal(plain[name], column), name
