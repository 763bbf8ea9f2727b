"""What is released says the same of itself everywhere; what must not be released is refused."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

import raspred
from releasing import bounds
from releasing.bounds import Bound, asked_for
from releasing.commands import ReleaseError, run
from releasing.packing import NEEDED, is_unwanted, judge

HOUSE = Path(__file__).resolve().parents[2]
KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
MARK = "**numbers**"


def lines(name: str) -> list[str]:
    return (HOUSE / name).read_text(encoding="utf-8").splitlines()


def test_the_citation_is_of_this_version() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = dict(line.split(": ", 1) for line in lines("CITATION.cff") if ": " in line[:20])
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == raspred.__version__
    assert citation["license"] == project["license"]
    assert project["authors"][0]["name"] in (HOUSE / "CITATION.cff").read_text(encoding="utf-8")


def test_licences_stand_where_the_project_names_them() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in project["license-files"]:
        assert (HOUSE / name).is_file(), name
    notice = (HOUSE / "NOTICE").read_text(encoding="utf-8")
    for place in re.findall(r"^  (src/\S+)", notice, re.MULTILINE):
        assert (HOUSE / place).exists(), place


def test_data_of_others_are_named_with_their_licence() -> None:
    """All but one: Italy's ministry was not asked; its mapping names the page that tells."""
    heads = {
        file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
        for file in HOUSE.glob("src/raspred/sources/mapping/bundled/*.toml")
    }
    silent = {name for name, head in heads.items() if "(CC " not in head["source"]}
    assert silent == {"italy-local"}
    assert heads["italy-local"]["url"].startswith("https://dait.interno.gov.it/")


def test_the_changelog_is_in_its_form() -> None:
    headings = [line for line in lines("CHANGELOG.md") if line.startswith("#")]
    versions = [line for line in headings if line.startswith("## ")]
    assert versions[0].startswith(f"## {raspred.__version__}, ")
    for line in versions:
        assert re.fullmatch(r"## \d+\.\d+\.\d+, (unreleased|\d{4}-\d{2}-\d{2})", line), line
    assert [one for one in versions if one.endswith("unreleased")] in ([], versions[:1])
    kinds = [line.removeprefix("### ") for line in headings if line.startswith("### ")]
    assert set(kinds) <= set(KINDS)


def test_changed_numbers_are_marked_with_their_reason() -> None:
    """Golden histories were made anew at least once since the first: the changelog says when."""
    text = (HOUSE / "CHANGELOG.md").read_text(encoding="utf-8")
    _, *entries = re.split(r"\n- ", text)
    marked = [one for one in entries if MARK in one]
    assert marked
    for one in marked:
        assert one.startswith(MARK), f"the mark stands first: {one[:60]}"
        assert len(one.split()) > 8, f"a reason is missing: {one[:60]}"
    for one in entries:
        if re.search(r"goldens? (was|were) made anew", one):
            assert one.startswith(MARK), one[:60]


def test_bounds_tell_what_they_exclude() -> None:
    numpy = next(one for one in asked_for() if one.name == "numpy")
    assert not Bound(numpy, "2.9.1").excludes
    assert Bound(numpy, "3.0.0").excludes


def test_a_release_that_pip_does_not_tell_is_not_taken_for_an_old_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "run", lambda *_words: "numpy (2.9.1)\nAvailable versions: ...")
    assert bounds.newest("numpy") == "2.9.1"
    monkeypatch.setattr(bounds, "run", lambda *_words: "Nothing here.")
    with pytest.raises(ReleaseError, match="pip does not say which numpy is the newest"):
        bounds.newest("numpy")


def test_a_tool_that_fails_or_is_missing_is_named_with_what_it_said() -> None:
    assert run(sys.executable, "-c", "print('well')") == "well\n"
    for stream in ("stdout", "stderr"):
        script = f"import sys; sys.{stream}.write('the reason'); sys.exit(3)"
        with pytest.raises(ReleaseError, match=r"exit code 3\nthe reason$"):
            run(sys.executable, "-c", script)
    with pytest.raises(ReleaseError, match=r"^no-such-tool --all: .*No such file"):
        run("no-such-tool", "--all")


@pytest.mark.parametrize(
    ("name", "wheel", "unwanted"),
    [
        ("raspred/errors.py", True, False),
        ("raspred/__pycache__/errors.cpython-311.pyc", True, True),
        ("raspred/compiling.whole-81.py311.nbi", True, True),
        ("raspred/studio/web/main.ts", True, True),
        ("src/raspred/studio/web/main.ts", False, False),
        ("tests/cli/small.py", True, True),
        ("tests/cli/small.py", False, False),
        ("tests/__pycache__/x.pyc", False, True),
    ],
)
def test_what_has_no_place_in_a_package(name: str, wheel: bool, unwanted: bool) -> None:
    assert is_unwanted(PurePosixPath(name), wheel=wheel) is unwanted


def packed(place: Path, *names: str) -> Path:
    wheel = place / "raspred-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as opened:
        for name in names:
            opened.writestr(name, "")
    return wheel


LICENCES = ("raspred-0.1.0.dist-info/licenses/LICENSE", "raspred-0.1.0.dist-info/licenses/NOTICE")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (NEEDED[1:] + LICENCES, "lacks raspred/py.typed"),
        ((*NEEDED, *LICENCES, "tests/x.py"), "should not hold tests/x.py"),
        (NEEDED, "has no licence"),
    ],
)
def test_a_wheel_that_must_not_be_released(
    tmp_path: Path, names: tuple[str, ...], told: str
) -> None:
    with pytest.raises(ReleaseError, match=re.escape(told)):
        judge(packed(tmp_path, *names))
    judge(packed(tmp_path, *NEEDED, *LICENCES))


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("build") is None, reason="make release brings what builds packages"
)
def test_the_packages_are_the_same_twice() -> None:
    from releasing.packing import pack

    assert [one.suffix for one in pack()] == [".whl", ".gz"]
