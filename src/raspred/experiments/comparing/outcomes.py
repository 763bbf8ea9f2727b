"""What is compared: numbers of a history that an arm may change.

Each outcome takes one number from each history of a study's table. A year that never came
counts as the end of what was lived, so that histories without the event stay in the
comparison (a restricted mean); whether it came by a date is an outcome of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["happened", "year", "number"]

LOOP, MASTER = "loop closed, year", "sole master, year"
_NUMBERS = (
    "falls from the Politburo",
    "peers left in the Politburo",
    "changes of holder after April 1922",
    "shot",
    "capitulations",
)
_EXECUTED = ("fate of the committee of 1934", "executed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome.

    Attributes:
        name: What a table calls it.
        kind: Whether something happened (0 or 1), in which year, or how much of it.
        pattern: The observation it rests on.
        subject: Whose; None = whatever stands there.
        by: Of something that happened: the year, with decimals, by which it counts. Of a
            year: the end of what was lived.
    """

    name: str
    kind: Kind
    pattern: str
    subject: str | None = None
    by: float | None = None

    def of(self, table: pl.DataFrame) -> pl.DataFrame:
        """Return its value in each history that has one: rows (arm, seed, value).

        Args:
            table: A study's observations.
        """
        rows = table.filter(pl.col("pattern") == self.pattern)
        if self.subject is not None:
            rows = rows.filter(pl.col("subject") == self.subject)
        value = pl.col("value")
        if self.kind == "happened":
            value = (value <= self.by).fill_null(value=False).cast(pl.Float64)
        elif self.kind == "year":
            value = value.fill_null(self.by).clip(upper_bound=self.by)
        return rows.select("arm", "seed", value=value).drop_nulls()


def outcomes_of(table: pl.DataFrame, by: Sequence[tuple[str, float]], end: float) -> list[Outcome]:
    """Return the outcomes that a study's observations allow.

    Args:
        table: Its observations.
        by: Dates by which capture and mastery are asked for: (words, year with decimals).
        end: The end of what was lived, as a year with decimals.
    """
    there = set(table.select("pattern", "subject").unique().iter_rows())
    patterns = {pattern for pattern, _ in there}
    found = []
    for pattern, word in ((LOOP, "loop closed"), (MASTER, "sole master")):
        if pattern in patterns:
            found += [
                Outcome(f"{word} by {words}", "happened", pattern, by=year) for words, year in by
            ]
            found.append(Outcome(f"{word}, year", "year", pattern, by=end))
    congresses = table.filter(pl.col("pattern") == "post debt")["subject"].unique(
        maintain_order=True
    )
    found += [
        Outcome(f"post debt after the {roman} congress", "number", "post debt", roman)
        for roman in congresses
    ]
    found += [Outcome(name, "number", name) for name in _NUMBERS if name in patterns]
    if _EXECUTED in there:
        found.append(Outcome("committee of 1934 shot, share", "number", *_EXECUTED))
    return found
