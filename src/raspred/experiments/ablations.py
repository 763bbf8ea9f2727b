"""Ablations: each mechanism switched off alone, and what the essay says it is there for.

A claim names one output of a history and whether the mechanism raises or lowers it. Shown
is what the histories with the mechanism less those without, on the same seeds, bear out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import polars as pl

from raspred.experiments.arms import BASELINE, Arm
from raspred.experiments.comparing.effects import effects
from raspred.experiments.comparing.outcomes import Outcome

Direction = Literal["raises", "lowers"]

if TYPE_CHECKING:
    from collections.abc import Sequence


class Claim(NamedTuple):
    """What a mechanism is there for: the output that it raises or lowers."""

    mechanism: str
    direction: Direction
    words: str
    pattern: str
    subject: str = ""
    source: str = "our assumption"


_SERIES = "mean over months"
_SOUVARINE = "Souvarine 1978"

CLAIMS = (
    Claim("membership", "raises", "members of the party", _SERIES, "members", "Rigby 1968"),
    Claim("card-index", "raises", "suspects sent away a month", _SERIES, "displaced", _SOUVARINE),
    Claim("departures", "raises", "posts filled locally a month", _SERIES, "local-appointments"),
    Claim("politburo-motion", "lowers", "vacant posts", _SERIES, "vacant-posts"),
    Claim("assignment", "raises", "post debt after the XV congress", "post debt", "XV", _SOUVARINE),
    Claim("local-appointment", "lowers", "vacant posts", _SERIES, "vacant-posts", "Rigby 1981"),
    Claim("displacement", "raises", "mean fear of cadres", _SERIES, "mean-fear", _SOUVARINE),
    Claim("hardship", "raises", "capitulations a month", _SERIES, "capitulated", _SOUVARINE),
    Claim("capitulation", "raises", "capitulations", "capitulations", "", _SOUVARINE),
    Claim("security-bargain", "raises", "the Secretary's hold", _SERIES, "hold", "Harris 2005"),
    Claim(
        "voice",
        "raises",
        "votes against at the XIV congress",
        "opposition at meetings",
        "congress-14",
        "Kuran 1991",
    ),
    Claim("contest", "raises", "falls from the Politburo", "falls from the Politburo"),
    Claim("discipline", "raises", "exiled a month", _SERIES, "exiled", _SOUVARINE),
    Claim(
        "police",
        "raises",
        "share of the committee of 1934 shot",
        "fate of the committee of 1934",
        "executed",
        _SOUVARINE,
    ),
    Claim("offices", "raises", "the Secretary's hold", _SERIES, "hold", _SOUVARINE),
    Claim("privileges", "lowers", "voices against, a month", _SERIES, "voices-against", _SOUVARINE),
    Claim(
        "elections", "raises", "post debt after the XV congress", "post debt", "XV", "Daniels 1960"
    ),
)


def ablation_arms(claims: Sequence[Claim] = CLAIMS) -> tuple[Arm, ...]:
    """Return the baseline and an arm for each mechanism that a claim is about."""
    names = dict.fromkeys(claim.mechanism for claim in claims)
    return (BASELINE, *(Arm(f"without {name}", without=(name,)) for name in names))


def ablations(table: pl.DataFrame, claims: Sequence[Claim] = CLAIMS) -> pl.DataFrame:
    """Return what each mechanism does to the output that it is there for.

    Args:
        table: Observations of a study of `ablation_arms`.
        claims: What is asked.

    Returns:
        Rows (mechanism, claim, with_it, without_it, effect, low, high, p, pairs, shown,
        source): mean outputs with and without, the mean difference the mechanism makes over
        pairs of one seed with its 95 % interval, and whether that interval lies on the side
        of zero that is claimed. A share that a history has no figure for counts as 0.
    """
    filled = table.with_columns(pl.col("value").fill_null(0.0))
    rows: list[dict[str, object]] = []
    for claim in claims:
        outcome = Outcome(claim.words, "number", claim.pattern, claim.subject)
        arm = f"without {claim.mechanism}"
        found = effects(_everywhere(filled, outcome, arm), BASELINE.name, [arm], [outcome])
        rows += [_row(claim, row) for row in found.iter_rows(named=True)]
    return pl.DataFrame(rows, orient="row", infer_schema_length=None)


def _row(claim: Claim, row: dict[str, float]) -> dict[str, object]:
    effect, low, high = -row["effect"], row["high"], row["low"]
    low, high = (None if bound is None else -bound for bound in (low, high))
    certain = effect if low is None or high is None else (low if low > 0 else min(0.0, high))
    shown = certain > 0 if claim.direction == "raises" else certain < 0
    return {
        "mechanism": claim.mechanism,
        "claim": f"{claim.direction} {claim.words}",
        "with_it": row["baseline"],
        "without_it": row["with_arm"],
        "effect": effect,
        "low": low,
        "high": high,
        "p": row["p"],
        "pairs": row["pairs"],
        "shown": shown,
        "source": claim.source,
    }


def _everywhere(table: pl.DataFrame, outcome: Outcome, arm: str) -> pl.DataFrame:
    """Return an outcome's rows of two arms, with a 0 where a history has none."""
    both = table.filter(pl.col("arm").is_in([BASELINE.name, arm]))
    those = both.filter(
        (pl.col("pattern") == outcome.pattern) & (pl.col("subject") == outcome.subject)
    )
    lived = both.select("arm", "seed").unique(maintain_order=True)
    missing = lived.join(those, on=["arm", "seed"], how="anti").with_columns(
        pattern=pl.lit(outcome.pattern), subject=pl.lit(outcome.subject), value=pl.lit(0.0)
    )
    columns = ["arm", "seed", "pattern", "subject", "value"]
    return pl.concat([those.select(columns), missing.select(columns)])
