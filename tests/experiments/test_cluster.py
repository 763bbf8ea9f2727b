"""A Dask cluster gives the findings of this process, also when a worker is killed."""

from __future__ import annotations

import logging
import os
import sys
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from raspred.errors import WritingError
from raspred.experiments import BASELINE, Arm, Here, study
from raspred.experiments.backends.cluster import Cluster
from raspred.experiments.study import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed")

# Workers import the toy by name, so it stands in a module on their path.
TOY = """
import os, signal, time
from dataclasses import dataclass, field
from pathlib import Path
from raspred.experiments.living import Observation

@dataclass(frozen=True)
class Slow:
    scratch: str
    deadly: bool
    marks: dict = field(default_factory=lambda: {"toy": "slow"})

    def __call__(self, arm, seed):
        time.sleep(0.02)
        mark = Path(self.scratch) / f"{arm.key}-{seed}"
        if self.deadly and seed == 7 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if seed == 5:
            raise ValueError("five is no seed")
        return [Observation("value", arm.name, seed / 3), Observation("never", "", None)]

    def check(self, arms):
        pass
"""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "slow_toy.py").write_text(textwrap.dedent(TOY), encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    monkeypatch.setenv("PYTHONPATH", path)
    import slow_toy  # type: ignore[import-not-found]

    yield slow_toy.Slow
    del sys.modules["slow_toy"]


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Keep Dask from logging into the test's own stderr after it is closed."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # Dask's own, when its workers die
def test_three_workers_one_killed_give_the_same_bytes(tmp_path: Path, slow: Any) -> None:
    arms = [BASELINE, Arm("other")]
    lost = tmp_path / "lost"
    lost.mkdir()
    there = study(
        slow(str(lost), deadly=True),
        arms,
        range(20),
        tmp_path / "cluster",
        backend=Cluster(workers=3),
    )
    assert {path.name for path in lost.iterdir()} == {f"{arm.key}-7" for arm in arms}
    here = study(slow("", deadly=False), arms, range(20), tmp_path / "here", backend=Here())
    assert there.failures == here.failures
    assert [failure.seed for failure in there.failures] == [5, 5]
    cluster, alone = ((tmp_path / name / TABLE).read_bytes() for name in ("cluster", "here"))
    assert cluster == alone


@pytest.mark.slow
def test_no_scheduler_at_the_address_is_told(tmp_path: Path, slow: Any) -> None:
    with pytest.raises(WritingError) as caught:
        study(
            slow("", deadly=False),
            [BASELINE],
            [1],
            tmp_path / "nowhere",
            backend=Cluster("tcp://127.0.0.1:1"),
        )
    assert (
        caught.value.problems[0].remedy == "Start one with `dask scheduler`, or mend the address."
    )
