"""Fit the free numbers of the bundled scenario ussr-1920 and write them into it.

    python -m studies.fit [--runs 256] [--workers 2] [--out out/fit]

Histories are lived on a fifth of the posts and one agent for a hundred members, which is
what makes some hundreds of them cheap; whether the fit holds at full size is for
`raspred ensemble ussr-1920` to say. Interrupted, it goes on where it stopped. Written are
the values in the scenario's parameters.toml, each with a word in its source, and fit.toml
beside it: targets, distances, and what each round found.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import tomlkit

from raspred.experiments.arms import Arm
from raspred.experiments.at_work import at_work
from raspred.experiments.claiming import claim
from raspred.experiments.factors import factors_of
from raspred.experiments.fitting.aim import Aim
from raspred.experiments.fitting.calibration import Fit, explained_by_target, fit, outcomes
from raspred.experiments.kept import gathered
from raspred.experiments.living import Job
from raspred.experiments.study import live_missing
from raspred.experiments.targets import FIT
from raspred.register.writing import whole_file
from studies.living import CADRES, SCALE, SCENARIO, asked, cut_living, say, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

CATALOG = Path(__file__).resolve().parents[1] / "src/raspred/scenario/catalog" / SCENARIO
CHECKED = 64  # fresh seeds on which the values before and after are compared
_MARK = "value by fit, see fit.toml"


def main() -> None:
    """Fit, check on fresh seeds, and write the result where it is no worse than before."""
    given = asked(__doc__ or "", 256, "fit")
    living = cut_living()
    aim = Aim.at(FIT, CADRES)

    def live(pairs: Sequence[tuple[Arm, int]]) -> pl.DataFrame:
        jobs = [Job(*pair) for pair in pairs]
        failures = live_missing(living, jobs, given.out, backend=given.backend, progress=tell)
        if failures:
            raise SystemExit("\n".join(f"{one.arm}: {one.what}" for one in failures))
        return gathered(given.out, jobs)

    with at_work(given.out):
        claim(given.out, living)
        found = fit(factors_of(living.scenario), aim, live, trials=given.runs)
        seeds = range(10_000, 10_000 + CHECKED)
        distances = {
            name: _distance(aim, live([(arm, seed) for seed in seeds]), seeds)
            for name, arm in {
                "before": Arm("before"),
                "after": Arm("after", numbers=found.numbers),
            }.items()
        }
    say(f"distance to the fit targets on {CHECKED} fresh seeds: {distances}")
    if distances["after"] >= distances["before"]:
        say("The fit is no better than what stands; nothing is written.")
        return
    _write_values(found)
    _write_provenance(found, aim, distances, given.runs)
    say(f"Written to {CATALOG}; now: python -m raspred.scenario.publishing")


def _distance(aim: Aim, table: pl.DataFrame, seeds: Sequence[int]) -> float:
    """Return the distance of the mean outcome of many histories."""
    return round(aim.distance(outcomes(table, aim, seeds).mean(axis=0)), 4)


def _write_values(found: Fit) -> None:
    path = CATALOG / "parameters.toml"
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    for name, value in found.numbers:
        one = document[name]
        one["value"] = value
        if _MARK not in one["source"]:
            one["source"] = f"{one['source']}; {_MARK}"
    with whole_file(path) as new:
        new.write_text(tomlkit.dumps(document), encoding="utf-8")


def _write_provenance(found: Fit, aim: Aim, distances: dict[str, float], trials: int) -> None:
    document = tomlkit.document()
    document.add(tomlkit.comment("How the free numbers came by their values: studies/fit.py"))
    document["method"] = "response surfaces of second degree, two rounds, one history a trial"
    document["cadres"], document["scale"], document["trials_a_round"] = CADRES, SCALE, trials
    document["checked_on_seeds"] = CHECKED
    document["distance"] = distances
    document["numbers"] = dict(found.numbers)
    document["targets"] = [
        {"pattern": pattern, "subject": subject, "low": low, "high": high, "scale": scale}
        for (pattern, subject), low, high, scale in zip(
            aim.keys, aim.low.tolist(), aim.high.tolist(), aim.scale.tolist(), strict=True
        )
    ]
    for number, turn in enumerate(found.rounds, 1):
        document[f"round_{number}"] = {
            "ranges": {one.name: [round(one.low, 4), round(one.high, 4)] for one in turn.ranges},
            "best": dict(turn.best),
            "foretold_distance": round(turn.foretold, 4),
            "variance_foretold": {
                name: round(share, 2) for name, share in explained_by_target(turn, aim).items()
            },
        }
    with whole_file(CATALOG / "fit.toml") as new:
        new.write_text(tomlkit.dumps(document), encoding="utf-8")


if __name__ == "__main__":
    main()
