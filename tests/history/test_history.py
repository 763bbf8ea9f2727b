"""A history: the register that Python users hold in hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import raspred as rp
from raspred.errors import RegisterError
from raspred.register.builder import RegisterBuilder
from raspred.register.formats.catalog import export
from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.register import Register


def small(provenance: Provenance) -> Register:
    """Return one secretary in one office, placed by nobody known."""
    builder = RegisterBuilder()
    builder.add("persons", person_id="anna", name="Anna")
    builder.add("bodies", body_id="committee", name="Committee")
    builder.add("posts", post_id="secretary", body_id="committee", title="Secretary")
    builder.add(
        "tenures", tenure_id="t1", person_id="anna", post_id="secretary", start="1922-04-03"
    )
    return builder.freeze(provenance)


@pytest.fixture
def real() -> rp.History:
    return rp.History(small(Provenance.of_reading("by hand", {})))


@pytest.fixture
def simulated() -> rp.History:
    run = Provenance.of_run({"scenario_id": "toy", "seed": 7})
    return rp.History(small(run), {"scenario": "toy", "seed": 7})


def test_real_records_are_saved_for_people_and_simulated_ones_for_programs(
    real: rp.History, simulated: rp.History, tmp_path: Path
) -> None:
    assert (real.save(tmp_path / "real") / "tenures.csv").is_file()
    assert (simulated.save(tmp_path / "run") / "tenures.parquet").is_file()


def test_what_was_saved_opens_the_same(simulated: rp.History, tmp_path: Path) -> None:
    simulated.save(tmp_path / "register")
    again = rp.open_register(tmp_path / "register")
    assert again.register.tenures.equals(simulated.register.tenures)
    assert again.summary == {}


def test_the_folder_of_a_run_opens_with_its_summary(simulated: rp.History, tmp_path: Path) -> None:
    simulated.save(tmp_path / "register")
    (tmp_path / "summary.json").write_text(json.dumps(dict(simulated.summary)))
    again = rp.open_register(tmp_path)
    assert again.summary == {"scenario": "toy", "seed": 7}
    assert again.register.persons.height == 1


@pytest.mark.parametrize(
    ("text", "what"), [("{", "is no JSON"), ("[1]", "is no JSON object"), ("\xff", "is no JSON")]
)
def test_a_summary_that_is_none_is_told(
    text: str, what: str, simulated: rp.History, tmp_path: Path
) -> None:
    simulated.save(tmp_path / "register")
    (tmp_path / "summary.json").write_text(text, encoding="latin-1")
    with pytest.raises(RegisterError, match=what):
        rp.open_register(tmp_path)


def test_a_folder_without_a_register_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterError) as refused:
        rp.open_register(tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in str(refused.value)


def test_the_laws_are_asked(real: rp.History) -> None:
    assert not [breach for breach in real.check() if breach.severity == "hard"]


def test_the_report_tells_a_run_or_a_register(
    real: rp.History, simulated: rp.History, tmp_path: Path
) -> None:
    run = simulated.report(tmp_path / "run.html").read_text(encoding="utf-8")
    record = real.report(tmp_path / "real.html").read_text(encoding="utf-8")
    assert run.startswith("<!DOCTYPE html>")
    assert record.startswith("<!DOCTYPE html>")
    assert "seed 7" in run
    assert "seed" not in record


def test_a_history_is_frozen(real: rp.History) -> None:
    with pytest.raises(AttributeError):
        real.summary = {}  # type: ignore[misc]


def test_an_export_is_written_and_tells_what_its_format_cannot_carry(
    real: rp.History, tmp_path: Path
) -> None:
    losses = real.export("sts", tmp_path / "careers.csv")
    assert (tmp_path / "careers.csv").is_file()
    assert losses == export(real.register, "sts", tmp_path / "again.csv")
    assert losses
