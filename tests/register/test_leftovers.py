"""What writers begin beside a place, and what is swept away there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from raspred.register import leftovers
from raspred.register.leftovers import growing_beside, grows_into, sweep


def test_a_sweep_that_comes_before_the_lock_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("needs /proc")
    lock = leftovers._locked
    swept: list[Path] = []

    def locked_too_late(path: Path) -> int | None:
        found = lock(path)
        if len(swept) < 3:
            swept.append(path)
            path.unlink()
        return found

    monkeypatch.setattr(leftovers, "_locked", locked_too_late)
    before = len(os.listdir("/proc/self/fd"))
    with growing_beside(tmp_path / "town", Path.touch) as growing:
        assert growing.exists()
        assert growing not in swept
    assert len(os.listdir("/proc/self/fd")) == before
    assert list(tmp_path.iterdir()) == []


def test_what_is_always_swept_away_is_refused_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(path: Path) -> int | None:
        raise FileNotFoundError(path)

    monkeypatch.setattr(leftovers, "_locked", gone)
    with pytest.raises(OSError, match="busy"), growing_beside(tmp_path / "town", Path.touch):
        pytest.fail("there is nothing to grow")


def test_only_leftovers_of_this_place_are_swept(tmp_path: Path) -> None:
    ours = {tmp_path / ".town.12-0123abcd"}
    others = {
        tmp_path / name
        for name in ("town", ".town.12-0123abcd-before", ".city.12-0123abcd", ".town.x-0123abcd")
    }
    for path in ours | others:
        path.touch()
    sweep(tmp_path / "town")
    assert set(tmp_path.iterdir()) == others


@pytest.mark.parametrize(
    ("name", "into"),
    [
        (".study.json.7-0123abcd", "study.json"),
        ("study.json", "study.json"),
        (".study.json.7-0123ABCD", ".study.json.7-0123ABCD"),
        (".7-0123abcd", ".7-0123abcd"),
    ],
)
def test_a_leftover_is_named_by_what_it_was_to_become(name: str, into: str) -> None:
    assert grows_into(name) == into
