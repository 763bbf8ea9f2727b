"""Provenance says where a register comes from, in values that JSON holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from raspred import __version__
from raspred.register.provenance import Provenance


def test_a_reading_names_its_source() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    made = Provenance.of_reading("Annals of the town", {"rows": 12})
    assert (made.kind, made.source, made.details) == ("read", "Annals of the town", {"rows": 12})
    assert before <= made.made_at <= datetime.now(UTC)
    assert made.raspred_version == __version__
    assert "Python 3." in made.platform


def test_a_run_keeps_what_repeats_it() -> None:
    details = {"scenario_id": "ussr-1920", "seed": 7, "without": ("voice",)}
    made = Provenance.of_run(details)
    assert (made.kind, made.source) == ("simulated", "")
    assert made.details == {"scenario_id": "ussr-1920", "seed": 7, "without": ["voice"]}
    assert Provenance.model_validate_json(made.model_dump_json()) == made


def test_details_are_a_copy() -> None:
    details = {"seeds": [1, 2]}
    made = Provenance.of_run(details)
    details["seeds"].append(3)
    assert made.details == {"seeds": [1, 2]}


@pytest.mark.parametrize("value", [np.int64(3), float("nan"), {1, 2}, object()])
def test_what_json_cannot_hold_is_refused_when_it_is_given(value: Any) -> None:
    with pytest.raises(ValidationError, match="JSON cannot hold them"):
        Provenance.of_run({"seed": value})


def test_nothing_unknown_and_nothing_changed() -> None:
    made = Provenance.of_run({})
    with pytest.raises(ValidationError, match="frozen"):
        made.source = "elsewhere"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Provenance.model_validate({**made.model_dump(), "author": "nobody"})
