"""`raspred why` and `raspred follow`: what they say of a small run and of real records."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import polars as pl
import pytest

import raspred
from raspred import read
from raspred.history import History, open_register
from raspred.scenario import catalog
from raspred.simulation import codes
from raspred.simulation.run import simulate
from tests.cli.small import small_history
from tests.simulation.small import small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Said

    Say = Callable[..., Said]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of a small run whose scenario is found by its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog, "load_scenario", lambda _: small())
        register, summary = simulate(small(), 7)
        yield History(register, summary).save(tmp_path_factory.mktemp("run") / "register")
    vars(raspred).pop("load_scenario", None)  # the contents page keeps what it fetched


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return read("history").save(tmp_path_factory.mktemp("record") / "register")


def test_why_tells_the_table_and_what_would_have_changed_it(run: Path, say: Say) -> None:
    ballots = open_register(run).register.ballots
    decided = ballots.filter(
        (pl.col("meeting") == "plenum") & (pl.col("question") != "confirmation in the office")
    )["ballot_id"][0]
    said = say("why", run, f"vote:{decided}")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].startswith(f"{decided}, 192")
    assert "What would have changed it" in lines
    assert any(line.split()[:2] == ["member", "vote"] for line in lines)


def test_why_in_json_is_the_explanation(run: Path, say: Say) -> None:
    person = first_for(run, codes.SUSPECT)["person_id"]
    told = json.loads(say("why", run, f"displacement:{person}", "--json").out)
    assert told["kind"] == "displacement"
    assert told["person"] == person
    assert {"sentence", "score", "tables", "card", "changes"} <= set(told)


def test_why_asked_of_records_says_that_nothing_was_weighed(record: Path, say: Say) -> None:
    said = say("why", record, "o1")
    assert said.code == 2
    assert "it was read from records, not simulated" in said.err


def test_why_asked_of_a_run_that_does_not_say_what_repeats_it(tmp_path: Path, say: Say) -> None:
    said = say("why", small_history().save(tmp_path / "register"), "o1")
    assert said.code == 2
    assert "provenance.json does not say the run's scenario, fingerprint" in said.err


def test_ivanov_is_the_first_displaced_who_fits_best(run: Path, say: Say) -> None:
    life = json.loads(say("follow", run, "--json").out)
    orders = open_register(run).register.orders
    displaced = orders.filter(pl.col("reason") == codes.REASONS[codes.SUSPECT])["person_id"]
    assert life["person"] in displaced.to_list()
    chosen = re.match(r"Chosen as this history's Ivanov: the first of (\d+) displaced", life["how"])
    assert chosen is not None
    assert int(chosen[1]) <= displaced.n_unique()
    reasons = [turn["why"] for turn in life["turns"]]
    assert any("suspect and of weight" in reason for reason in reasons)
    dates = [turn["date"] for turn in life["turns"]]
    assert dates[1:] == sorted(dates[1:])


def test_a_life_is_told_with_its_table_and_its_card(run: Path, say: Say) -> None:
    censure = first_for(run, codes.CENSURED)
    person, mover = censure["person_id"], censure["by_person_id"]
    said = say("follow", run, person)
    assert said.code == 0
    assert said.out.startswith(f"{person.upper()} ({person}): born 18")
    assert "On his card" in said.out
    assert f"lost a contest: censured; by {mover.upper()}" in said.out


def first_for(run: Path, reason: int) -> dict[str, str]:
    """Return the first order of a run that was given for a reason."""
    orders = open_register(run).register.orders
    return orders.filter(pl.col("reason") == codes.REASONS[reason]).row(0, named=True)


def test_an_inner_life_is_added_on_demand(run: Path, say: Say) -> None:
    months = json.loads(say("follow", run, "c", "--inner", "--json").out)["inner"]
    assert months[0]["month"] == "1920-04"
    assert {"fear", "voice", "believed", "truth"} <= set(months[0])


def test_a_life_is_told_from_real_records(record: Path, say: Say) -> None:
    life = json.loads(say("follow", record, "zinoviev", "--json").out)
    assert life["name"] == "Grigory Zinoviev"
    assert life["how"] == ""
    assert len(life["turns"]) > 5


def test_records_have_no_ivanov_of_their_own(record: Path, say: Say) -> None:
    said = say("follow", record)
    assert said.code == 2
    assert said.err.startswith("ivanov: the register has no such person")


def test_a_mistyped_person_is_answered_with_the_nearest(record: Path, say: Say) -> None:
    said = say("follow", record, "zinovief")
    assert said.code == 2
    assert "Did you mean 'zinoviev'?" in said.err
