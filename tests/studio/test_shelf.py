"""The shelf: what is found, what leads astray, what changes while it stands."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from raspred.errors import RaspredError
from raspred.history import History
from raspred.register.register import Register
from raspred.studio import shelf as shelves
from raspred.studio.api.asking import ID
from raspred.studio.folders import refuse_unfit
from raspred.studio.refusals import UnknownError
from raspred.studio.shelf import Shelf
from tests.studio.small import small_folder, small_register, small_run

if TYPE_CHECKING:
    from pathlib import Path


def test_named_folders_come_first_then_results(tmp_path: Path) -> None:
    small_run(tmp_path / "out" / "Прогон № 1")
    many = tmp_path / "many"
    small_folder(many / "a")
    small_run(many / "b")
    (tmp_path / "many" / ".b.123").mkdir()
    told = Shelf([many], tmp_path / "out").shelved()
    assert [(one.title, one.kind, one.origin) for one in told] == [
        ("a", "register", "opened"),
        ("b", "run", "opened"),
        ("Прогон № 1", "run", "results"),
    ]
    assert all(re.match(ID, one.id) for one in told)
    assert told[1].setting is not None
    assert (told[1].setting.seed, told[1].setting.scale) == (7, 0.5)
    assert str(tmp_path) not in json.dumps([one.model_dump() for one in told])


def test_two_folders_of_one_name_have_two_ids(tmp_path: Path) -> None:
    small_folder(tmp_path / "a" / "x")
    small_folder(tmp_path / "b" / "x")
    told = Shelf([tmp_path / "a", tmp_path / "b"], tmp_path / "out").shelved()
    assert len({one.id for one in told}) == 2


def test_a_link_that_leads_out_is_listed_and_not_followed(tmp_path: Path) -> None:
    outside = small_folder(tmp_path / "outside")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "link").symlink_to(outside)
    shelf = Shelf([], tmp_path / "out")
    (told,) = shelf.shelved()
    assert told.trouble is not None
    assert told.trouble.what == "it is a link that leads out of the folder out"
    assert told.source == ""
    with pytest.raises(RaspredError, match="leads out of the folder out"):
        shelf.opened(told.id)


@pytest.mark.parametrize("name", ["persons.csv", "provenance.json"])
def test_a_file_that_leads_out_of_its_register_is_not_read(tmp_path: Path, name: str) -> None:
    folder = small_folder(tmp_path / "small")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (folder / name).unlink()
    (folder / name).symlink_to(tmp_path / "secret")
    shelf = Shelf([folder], tmp_path / "out")
    (told,) = shelf.shelved()
    assert told.trouble is not None
    assert told.trouble.where == name
    with pytest.raises(RaspredError, match="leads out of the folder small"):
        shelf.opened(told.id)


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "small")
    (folder / "persons.csv").rename(folder / "people-of-1922.csv")
    (folder / "persons.csv").symlink_to(folder / "people-of-1922.csv")
    (told,) = Shelf([folder], tmp_path / "out").shelved()
    assert told.trouble is None


def test_a_folder_written_anew_is_opened_anew(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "small")
    shelf = Shelf([folder], tmp_path / "out")
    history = shelf.shelved()[0].id
    first = shelf.opened(history)
    assert shelf.opened(history) is first
    given = small_register()
    fewer = {name: frame for name, frame in given.frames.items() if name != "ballots"}
    History(Register(fewer, given.provenance)).save(folder)
    assert len(first.register.ballots) == 1
    assert len(shelf.opened(history).register.ballots) == 0


def test_only_a_few_lie_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "LYING_OPEN", 1)
    shelf = Shelf([small_folder(tmp_path / "a"), small_folder(tmp_path / "b")], tmp_path / "out")
    first, second = (one.id for one in shelf.shelved())
    opened = shelf.opened(first)
    shelf.opened(second)
    assert shelf.opened(first) is not opened


def test_what_is_broken_is_told_when_it_is_opened(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "small")
    (folder / "datapackage.json").write_text("{", encoding="utf-8")
    shelf = Shelf([folder], tmp_path / "out")
    with pytest.raises(RaspredError, match=r"datapackage\.json"):
        shelf.opened(shelf.shelved()[0].id)


def test_an_ensemble_is_no_history(tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()
    told = '{"kind": "ensemble", "scenario": "toy"}'
    (tmp_path / "e" / "findings.json").write_text(told, encoding="utf-8")
    shelf = Shelf([tmp_path / "e"], tmp_path / "out")
    (shelved,) = shelf.shelved()
    assert shelved.kind == "ensemble"
    with pytest.raises(UnknownError, match="it is an ensemble, no history"):
        shelf.opened(shelved.id)


@pytest.mark.parametrize("text", ["{", "[]", '{"kind": "compare"}'])
def test_other_findings_are_nothing_to_open(tmp_path: Path, text: str) -> None:
    (tmp_path / "findings.json").write_text(text, encoding="utf-8")
    with pytest.raises(RaspredError, match="holds a register, a run or an ensemble"):
        refuse_unfit([tmp_path])


def test_folders_with_nothing_to_open_are_refused_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RaspredError) as caught:
        refuse_unfit([tmp_path / "none", tmp_path / "empty", tmp_path / "file"])
    assert [problem.what for problem in caught.value.problems] == [
        "there is no such folder",
        "neither it nor a folder in it holds a register, a run or an ensemble",
        "a file stands there",
    ]
