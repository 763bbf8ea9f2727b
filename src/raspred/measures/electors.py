"""E(o, t): who selects the holder of an office, read from the selection rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.errors import MeasureError, Problem
from raspred.measures.holders import codes, tenures_of
from raspred.measures.rules import rule_life, rules_of
from raspred.measures.spans import Rows, Spans, day_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.measures.spans import Days
    from raspred.register.register import Register

AGE_LIMIT = re.compile(r"^(?:aged |age )?(?:under|<) ?(\d{1,3})(?: years)?$")


@dataclass(frozen=True, slots=True)
class Electors:
    """Those who select the holder of an office, each for as long as he does so.

    Attributes:
        tenures: Their tenures in the electors' seats, rows of the register's table.
        person: Code of each elector, int64[n].
        spans: Days on which each is an elector: the tenure cut to the rule's life.
        posts: Posts that make an elector.
        conditions: Conditions of the rules that are in words only and were not applied.
    """

    tenures: pl.DataFrame
    person: Rows
    spans: Spans
    posts: tuple[str, ...]
    conditions: tuple[str, ...]

    @property
    def basis(self) -> str:
        """What a table should say of how the electors were found."""
        if not self.conditions:
            return "selection rule"
        return f"selection rule, not applied: {'; '.join(self.conditions)}"


def electors(register: Register, office: str) -> Electors:
    """Return who selects the holder of an office, under all rules it ever had.

    Raises:
        MeasureError: No such post, or no rule says who selects its holder.
    """
    rules = rules_of(register, office).filter(
        pl.col("selector_post_id").is_not_null() | pl.col("selector_body_id").is_not_null()
    )
    if not len(rules):
        raise MeasureError(
            Problem(
                f"office {office!r}",
                "no selection rule says who selects its holder",
                "Add a row to selection_rules with its post_id and a selector.",
            )
        )
    found = [_under(register, rule) for rule in rules.iter_slices(1)]
    return Electors(
        tenures=pl.concat([tenures for tenures, _, _ in found]),
        person=np.concatenate([codes(tenures, "person_id") for tenures, _, _ in found]),
        spans=_stacked([spans for _, spans, _ in found]),
        posts=tuple(dict.fromkeys(post for _, _, posts in found for post in posts)),
        conditions=tuple(
            text
            for text in rules["condition"].cast(pl.String).drop_nulls().unique(maintain_order=True)
            if not AGE_LIMIT.match(text)
        ),
    )


def selector_posts(register: Register, rule: pl.DataFrame) -> list[str]:
    """Return the posts whose holders select under a rule (a table of one row)."""
    post = rule["selector_post_id"][0]
    if post is not None:
        return [str(post)]
    of_body = register.posts.filter(pl.col("body_id") == str(rule["selector_body_id"][0]))
    return of_body["post_id"].cast(pl.String).to_list()


def _under(register: Register, rule: pl.DataFrame) -> tuple[pl.DataFrame, Spans, list[str]]:
    posts = selector_posts(register, rule)
    tenures = tenures_of(register, posts)
    everywhere = np.zeros(len(tenures), dtype=np.int64)
    spans = Spans.of(tenures).within(rule_life(rule).take(everywhere))
    limit = AGE_LIMIT.match(str(rule["condition"][0]))
    if limit is not None:
        spans = spans.within(_younger_than(register, tenures, int(limit[1])))
    return tenures, spans, posts


def _younger_than(register: Register, tenures: pl.DataFrame, years: int) -> Spans:
    births = register.persons.select("person_id", "birth_earliest", "birth_latest")
    born = tenures.select("person_id").join(
        births, on="person_id", how="left", maintain_order="left"
    )
    always = np.full(len(born), FAR_PAST, dtype=np.int64)
    return Spans(
        always,
        always,
        _birthday(day_column(born, "birth_earliest", FAR_PAST), years),
        _birthday(day_column(born, "birth_latest", FAR_FUTURE), years),
    )


def _birthday(born: Days, years: int) -> Days:
    day = born.astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    of_month = day - month.astype("datetime64[D]")
    reached: Days = ((month + 12 * years).astype("datetime64[D]") + of_month).astype(np.int64)
    return reached


def _stacked(spans: Sequence[Spans]) -> Spans:
    return Spans(
        np.concatenate([one.start_earliest for one in spans]),
        np.concatenate([one.start_latest for one in spans]),
        np.concatenate([one.end_earliest for one in spans]),
        np.concatenate([one.end_latest for one in spans]),
    )
