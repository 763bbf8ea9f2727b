"""A man gets his power from the office: exchange two names, and the same world results."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import raspred.simulation
from raspred.scenario.catalog import load_scenario
from raspred.simulation.run import simulate
from tests.simulation.exchange import canonical, exchanged, in_other_words, tables_of, words_of
from tests.simulation.small import Shape, seeds, shapes, small

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario

SOURCES = sorted(Path(str(raspred.simulation.__file__)).parent.rglob("*.py"))
CITED = re.compile(r"\b(19[5-9]|20\d)\d\b")  # Egorov 2008 is not the marshal
YEAR = re.compile(r"\b19[0-4]\d\b")

# A cohort is who joined between two dates: the one place where years stand in the rules.
COHORTS = {"entering.py", "police.py"}


def assert_only_names_differ(
    scenario: Scenario, pair: tuple[str, str], seed: int, until: str | None = None
) -> None:
    as_is = simulate(scenario, seed, until=until)
    other = simulate(exchanged(scenario, pair), seed, until=until)
    words = words_of(scenario, pair)
    assert canonical(in_other_words(other.summary, words)) == canonical(as_is.summary)
    back, given_tables = tables_of(other.register, words), tables_of(as_is.register, {})
    for name, table in given_tables.items():
        assert back[name].equals(table), name


@settings(max_examples=10)
@given(shapes, seeds, st.permutations("abcdefgh"))
def test_two_of_a_small_party_exchange_names(shape: Shape, seed: int, order: list[str]) -> None:
    assert_only_names_differ(small(shape), (order[0], order[1]), seed)


@pytest.mark.slow
@pytest.mark.parametrize("pair", [("stalin", "rykov"), ("trotsky", "molotov")])
def test_two_leaders_exchange_names(pair: tuple[str, str]) -> None:
    assert_only_names_differ(load_scenario("ussr-1920"), pair, seed=1922)


def written(path: Path) -> tuple[set[str], set[int]]:
    """Return the texts and whole numbers that a source file states, docstrings aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    constants = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in docs
    ]
    texts = {value for value in constants if isinstance(value, str)}
    return texts, {value for value in constants if type(value) is int}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_source_file_names_a_person_or_a_year(path: Path) -> None:
    texts, numbers = written(path)
    people = load_scenario("ussr-1920").people
    said = [text for text in texts if not CITED.search(text)]
    tokens = {word for text in said for word in re.split(r"[^a-z]+", text.lower())}
    assert not tokens & {person.person_id for person in people}
    if path.name in COHORTS:
        return
    assert not [text for text in texts if YEAR.search(text)]
    assert not [number for number in numbers if 1900 <= number < 1950]


@pytest.mark.slow
def test_who_falls_is_not_written_in_the_stars() -> None:
    scenario = load_scenario("ussr-1920")
    falls = set()
    for seed in range(8):
        fallen = simulate(scenario, seed, until="1930-12").summary["fallen"]
        leaders = [row for row in fallen if row["body"] == "politburo.member"]
        falls.add(tuple((row["person"], row["date"]) for row in leaders))
    assert len(falls) > 4
