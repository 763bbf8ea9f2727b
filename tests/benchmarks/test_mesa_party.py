"""The model in Mesa lives the same months as the kernels: outcomes agree over seeds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from benchmarks.peers.mesa_party.outcomes import contrasts, of_kernels, of_mesa
from benchmarks.peers.mesa_party.taking_over import take_over
from raspred.scenario.catalog import load_scenario
from raspred.scenario.cutting import with_cadres
from raspred.simulation import codes
from raspred.simulation.building.world import build_world
from raspred.simulation.mechanisms import NAMES
from raspred.simulation.month import live_through
from raspred.simulation.run import switches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.peers.mesa_party.outcomes import Contrast
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built

BY_CHANCE = 0.001  # of a whole family of outcomes differing so much
NEGLIGIBLE = 0.01  # of an outcome that hardly varies: rounding and the width of columns
LOOP = ("membership", "departures", "assignment", "local-appointment", "displacement", "contest")
NOT_OF_THE_LOOP = tuple(name for name in NAMES if name not in (*LOOP, "elections"))


@cache
def small() -> Scenario:
    return with_cadres(load_scenario("ussr-1920"), 0.05)


def built(seed: int, until: str | None, without: Sequence[str] = ()) -> Built:
    return build_world(small(), seed, 0.01, until, switches(without))


def lived(seeds: range, until: str | None, without: Sequence[str] = ()) -> dict[str, Contrast]:
    ours, mesas = [], []
    for seed in seeds:
        start = built(seed, until, without)
        # Mesa first: the kernels then change what both start from.
        mesas.append(of_mesa(start, seed + 1000))
        ours.append(of_kernels(start))
    return contrasts(ours, mesas)


def differing(found: dict[str, Contrast]) -> list[str]:
    """Return the outcomes that differ by more than chance, all tests taken together."""
    return [
        f"{name}: {one.ours:.4g}, in Mesa {one.mesas:.4g}, p = {one.p:.1g}"
        for name, one in found.items()
        if one.p < BY_CHANCE / len(found) and abs(one.mesas - one.ours) > NEGLIGIBLE * abs(one.ours)
    ]


def test_the_first_years_agree() -> None:
    assert differing(lived(range(5), "1921-12")) == []


def test_a_port_without_a_mechanism_would_be_found_out() -> None:
    ours, mesas = [], []
    for seed in range(4):
        mesas.append(of_mesa(built(seed, "1921-03", ["departures"]), seed))
        ours.append(of_kernels(built(seed, "1921-03")))
    assert any(line.startswith("local-appointments") for line in differing(contrasts(ours, mesas)))


def test_a_party_taken_over_later_is_the_party_as_it_was() -> None:
    start = built(3, "1921-06")
    live_through(start.bound, 0, 12, start.heads)
    party = take_over(start, 3, 12)
    party.take_stock()
    kept = start.world.tally.series[11]
    assert party.series[11]["members"] == pytest.approx(float(kept[0]), rel=1e-6)
    assert party.series[11]["posts-filled"] == kept[1]
    office = start.world.committees.person[codes.HOLDER, 0]
    assert party.holder is party.named[office]


@pytest.mark.slow
def test_the_loop_alone_agrees_to_1925() -> None:
    assert differing(lived(range(20), "1925-12", NOT_OF_THE_LOOP)) == []


@pytest.mark.slow
def test_all_mechanisms_agree_to_1939() -> None:
    assert differing(lived(range(6), None)) == []
