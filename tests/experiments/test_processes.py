"""Processes of this machine, started from wherever a study is begun."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import pathlib

from raspred.experiments.arms import BASELINE
from raspred.experiments.backends import Processes
from raspred.experiments.study import study
from tests.experiments.toys import Urn

print("the script runs")
lived = study(Urn(), [BASELINE], range(2), pathlib.Path("urns"), backend=Processes(2))
print(len(lived.table), "observations,", len(lived.failures), "failures")
with Processes(1).mapping() as over:
    print(over(abs, [-1, 2]))
"""


def test_a_script_that_does_not_guard_its_main_part_is_run_once(tmp_path: Path) -> None:
    script = tmp_path / "five_lines.py"
    paths = f"import sys; sys.path[:0] = [{str(ROOT / 'src')!r}, {str(ROOT)!r}]\n"
    script.write_text(paths + SCRIPT)
    done = subprocess.run(
        [sys.executable, script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["the script runs", "4 observations, 0 failures", "[1, 2]"]
