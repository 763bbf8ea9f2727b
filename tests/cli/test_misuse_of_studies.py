"""What a user is told who asks for a study that cannot be had: in exact words, exit 2."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

EDTF = "Write 1922, 1922-04, 1922-04-03, 1922~, 192X, [1922..1924], or leave it empty."
NO_FACTOR = [
    "factor 'clienthod': the model has no such number",
    "    Did you mean 'clienthood'?",
]


@pytest.fixture
def refused(say: Callable[..., Said], tmp_path: Path) -> Callable[..., list[str]]:
    """Return a function that gives the lines with which a command refuses."""

    def call(command: str, *arguments: str) -> list[str]:
        said = say(command, *arguments, "--out", tmp_path / "out")
        assert said.code == 2
        assert said.out == ""
        assert not (tmp_path / "out" / "study.json").exists()
        return [line for line in said.err.splitlines() if not line.startswith("getting ready")]

    return call


def test_every_mistake_of_a_comparison_is_told_at_once(refused: Callable[..., list[str]]) -> None:
    wrong = ("--safeguard", "no-sektion", "--set", "clienthod=2", "--set", "grip", "--set")
    assert refused("compare", *wrong, "grip=99", "--swap", "trotzky", "--without", "polize") == [
        "safeguard 'no-sektion': there is no safeguard 'no-sektion'",
        "    Did you mean 'no-section'?",
        "safeguard 'swap=trotzky': unknown person 'trotzky'",
        "    Did you mean 'trotsky'?",
        "without 'polize': the model has no such mechanism",
        "    Did you mean 'police'?",
        "number 'clienthod': the model has no such number",
        "    Did you mean 'clienthood'?",
        "number 'grip': it is given no value",
        "    Write NAME=VALUE, as in clienthood=0.4.",
        "number 'grip': the value is out of its range",
        "    Give a value from 0.2 to 0.95.",
        "6 problems.",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            (),
            [
                "compare: there is nothing to compare with",
                "    Name a safeguard, a swap, a mechanism, a number or a dose.",
            ],
        ),
        (
            ("--dose", "no-section@1925"),
            [
                "dose 'no-section@1925': it has a date of its own",
                "    Give the dates with --dates.",
                "compare: there is nothing to compare with",
                "    Name a safeguard, a swap, a mechanism, a number or a dose.",
                "2 problems.",
            ],
        ),
        (
            ("--dose", "no-section", "--dates", "1922-04, soon", "--by", "never"),
            [
                "date 'never': this is no date of EDTF level 1",
                f"    {EDTF}",
                "safeguard 'no-section@soon': the date is 'soon', no date: this is no date of "
                "EDTF level 1",
                f"    {EDTF}",
                "2 problems.",
            ],
        ),
        (
            ("--safeguard", "no-section", "--dates", "1922-04"),
            ["--dates: no dose begins on them", "    Name one with --dose."],
        ),
    ],
)
def test_a_comparison_that_cannot_be_made(
    arguments: tuple[str, ...], told: list[str], refused: Callable[..., list[str]]
) -> None:
    assert refused("compare", *arguments) == told


@pytest.mark.parametrize("command", ["sensitivity", "fit", "contest"])
def test_a_number_that_the_model_does_not_have(
    command: str, refused: Callable[..., list[str]]
) -> None:
    if command != "sensitivity":
        pytest.importorskip("pyabc")
    assert refused(command, "--factor", "clienthod") == NO_FACTOR


def test_points_that_are_no_power_of_two(refused: Callable[..., list[str]]) -> None:
    assert refused("sensitivity", "--points", "33") == [
        "points: 33 is no power of 2",
        "    Give 32, 64, 128 or another power of 2.",
    ]


def test_rivals_that_there_are_not(refused: Callable[..., list[str]]) -> None:
    assert refused("contest", "--rival", "feer", "--rival", "dilusion") == [
        "rival 'feer': there is no such rival",
        "    Did you mean 'fear'?",
        "rival 'dilusion': there is no such rival",
        "    Did you mean 'dilution'?",
        "2 problems.",
    ]


@pytest.mark.parametrize("command", ["fit", "contest"])
def test_a_fit_without_its_extra_names_the_command_that_brings_it(
    command: str, refused: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyabc", None)
    assert refused(command) == [
        "fit: a fit needs a library that is not installed: pyabc",
        "    pip install 'raspred[fit]'",
    ]


@pytest.mark.parametrize("command", ["compare", "sensitivity", "ensemble"])
def test_a_cluster_without_its_extra_names_the_command_that_brings_it(
    command: str, refused: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    asked = ("--safeguard", "no-section") if command == "compare" else ()
    assert refused(command, *asked, "--cluster", "local") == [
        "cluster: a cluster needs a library that is not installed: distributed",
        "    pip install 'raspred[cluster]'",
    ]


@pytest.mark.parametrize("command", ["compare", "sensitivity", "fit", "contest", "ensemble"])
def test_other_peoples_files_are_left_alone(
    command: str, say: Callable[..., Said], tmp_path: Path
) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    said = say(command, "--out", tmp_path)
    assert said.code == 2
    assert said.err == (
        f"{tmp_path}: holds what raspred did not write: letters.txt\n"
        "    Name another folder with --out, or move those away.\n"
    )


@pytest.mark.parametrize(
    ("command", "option", "told"),
    [
        ("compare", "--runs=1", "greater than or equal to 2"),
        ("compare", "--cadres=0.01", "greater than or equal to 0.05"),
        ("contest", "--particles=3", "greater than or equal to 10"),
        ("fit", "--generations=0", "greater than or equal to"),
        ("sensitivity", "--runs=none", "a valid integer"),
    ],
)
def test_an_option_out_of_its_range(
    command: str, option: str, told: str, say: Callable[..., Said]
) -> None:
    said = say(command, option)
    assert said.code == 2
    # The frame about it breaks lines where they are long.
    assert told in " ".join(said.err.replace("│", " ").split())
