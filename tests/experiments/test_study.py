"""A study resumes, keeps failing seeds apart, and gives the same bytes however it was had."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from raspred.errors import ScenarioError, WritingError
from raspred.experiments import BASELINE, Arm, Here, Processes, study
from raspred.experiments.study import TABLE
from tests.experiments.toys import Urn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from raspred.experiments.backends import Outcome
    from raspred.experiments.living import Job, Living

LIFTED = Arm("lifted", numbers=(("lift", 1.0),))


class Backwards(Here):
    """Lives the last job first, and no more than it is let."""

    def __init__(self, most: int = 1_000) -> None:
        self.most = most
        self.jobs: list[Job] = []

    def outcomes(self, living: Living, jobs: Sequence[Job]) -> Iterator[Outcome]:
        self.jobs = list(reversed(jobs))
        for count, outcome in enumerate(Here().outcomes(living, self.jobs)):
            if count == self.most:
                raise KeyboardInterrupt
            yield outcome


def test_the_order_of_the_work_leaves_no_trace(tmp_path: Path) -> None:
    for name, backend in (("a", Here()), ("b", Backwards())):
        study(Urn(), [BASELINE, LIFTED], range(5), tmp_path / name, backend=backend)
    a, b = ((tmp_path / name / TABLE).read_bytes() for name in "ab")
    assert a == b


def test_an_interrupted_study_does_only_the_rest(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        study(Urn(), [BASELINE, LIFTED], range(5), tmp_path, backend=Backwards(most=7))
    rest, heard = Backwards(), []
    found = study(
        Urn(),
        [BASELINE, LIFTED],
        range(5),
        tmp_path,
        backend=rest,
        progress=lambda *at: heard.append(at),
    )
    assert [(job.arm.name, job.seed) for job in rest.jobs] == [
        ("baseline", 2),
        ("baseline", 1),
        ("baseline", 0),
    ]
    assert heard == [(7, 10), (8, 10), (9, 10), (10, 10)]
    whole = study(Urn(), [BASELINE, LIFTED], range(5), tmp_path / "whole", backend=Here())
    assert found.table.equals(whole.table)


def test_arms_and_seeds_are_added_to_what_is_there(tmp_path: Path) -> None:
    study(Urn(), [BASELINE], range(3), tmp_path, backend=Here())
    more = Backwards()
    found = study(Urn(), [BASELINE, LIFTED], range(4), tmp_path, backend=more)
    assert sorted((job.arm.name, job.seed) for job in more.jobs) == [
        ("baseline", 3),
        *(("lifted", seed) for seed in range(4)),
    ]
    pairs = found.table.pivot("arm", index=["seed", "pattern"], values="value")
    lift = (pairs["lifted"] - pairs["baseline"]).to_list()
    assert lift[::2] == pytest.approx([1.0] * 4)  # the same draws on the same seed


def test_a_failing_seed_is_told_and_the_rest_stands(tmp_path: Path) -> None:
    found = study(Urn(failing=(2,)), [BASELINE, LIFTED], range(4), tmp_path, backend=Here())
    assert [tuple(failure) for failure in found.failures] == [
        ("baseline", 2, "ValueError: no such urn"),
        ("lifted", 2, "ValueError: no such urn"),
    ]
    assert sorted(found.table["seed"].unique()) == [0, 1, 3]


def test_a_killed_process_costs_only_its_own_history(tmp_path: Path) -> None:
    urn = Urn(killed_at=2, scratch=str(tmp_path))
    found = study(urn, [BASELINE], range(6), tmp_path / "killed", backend=Processes(2))
    assert found.failures == ()
    assert (tmp_path / f"{BASELINE.key}-2").exists()
    calm = study(Urn(), [BASELINE], range(6), tmp_path / "calm", backend=Here())
    assert found.table.equals(calm.table)


def test_a_seed_that_kills_every_process_is_a_failure(tmp_path: Path) -> None:
    found = study(Urn(killed_at=1), [BASELINE], range(3), tmp_path, backend=Processes(2))
    (failure,) = found.failures
    assert failure.seed == 1
    assert failure.what == "the process that lived it was killed, twice; memory may have run out"
    assert sorted(found.table["seed"].unique()) == [0, 2]


def test_a_folder_of_another_study_is_refused(tmp_path: Path) -> None:
    study(Urn(), [BASELINE], [1], tmp_path, backend=Here())
    with pytest.raises(WritingError) as caught:
        study(Urn(marks={"toy": "dice"}), [BASELINE], [1], tmp_path, backend=Here())
    (problem,) = caught.value.problems
    assert problem.what == (
        'the folder holds histories of another toy ("urn" there, "dice" asked for)'
    )
    assert problem.remedy == (
        "Choose another folder with --out, or delete this one to live all anew."
    )


def test_digests_that_differ_are_named_alone(tmp_path: Path) -> None:
    marks = {"cadres": 0.2, "model": "a" * 64}
    study(Urn(marks=marks), [BASELINE], [1], tmp_path, backend=Here())
    with pytest.raises(WritingError) as caught:
        study(Urn(marks={"model": "b" * 64}), [BASELINE], [1], tmp_path, backend=Here())
    (problem,) = caught.value.problems
    assert problem.what == (
        "the folder holds histories of another cadres (0.2 there, null asked for), model"
    )


def test_a_mark_that_cannot_be_read_is_told_as_the_system_tells_it(tmp_path: Path) -> None:
    (tmp_path / "study.json").mkdir()
    with pytest.raises(WritingError) as caught:
        study(Urn(), [BASELINE], [1], tmp_path, backend=Here())
    (problem,) = caught.value.problems
    assert problem.where == str(tmp_path / "study.json")
    assert problem.what == "a folder stands where a file is wanted"


def test_a_history_with_a_value_that_is_no_number_is_a_failure(tmp_path: Path) -> None:
    lost = Arm("lost", numbers=(("lift", float("nan")),))
    found = study(Urn(), [lost, LIFTED], [1], tmp_path, backend=Here())
    (failure,) = found.failures
    assert tuple(failure[:2]) == ("lost", 1)
    assert failure.what.startswith("value: its value is nan. ")
    assert found.table["arm"].unique().to_list() == ["lifted"]


def test_a_torn_mark_is_no_licence_to_overwrite(tmp_path: Path) -> None:
    (tmp_path / "study.json").write_text("{", encoding="utf-8")
    with pytest.raises(WritingError, match="is no JSON object"):
        study(Urn(), [BASELINE], [1], tmp_path, backend=Here())


def test_nothing_is_lived_where_an_arm_is_wrong(tmp_path: Path) -> None:
    wrong = Arm("wrong", numbers=(("left", 1.0), ("right", 2.0)))
    with pytest.raises(ScenarioError) as caught:
        study(Urn(), [BASELINE, wrong], [1], tmp_path, backend=Here())
    assert [problem.where for problem in caught.value.problems] == ["left", "right"]
    assert not (tmp_path / "study.json").exists()


def test_files_of_histories_are_plain(tmp_path: Path) -> None:
    study(Urn(), [BASELINE], [1], tmp_path, backend=Here())
    (file,) = (tmp_path / "runs" / BASELINE.key).iterdir()
    (value, closed) = json.loads(file.read_text(encoding="utf-8"))
    assert value[:2] == ["value", ""]
    assert closed[:2] == ["loop closed, year", ""]
