"""The measures by name, and the one way to ask for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem, nearest
from raspred.measures.accumulation import accumulation
from raspred.measures.by_appointer import electors_by_appointer
from raspred.measures.calendar import life, one_day
from raspred.measures.control import ultimate_control
from raspred.measures.cooption import co_option
from raspred.measures.debt import debt
from raspred.measures.dependence import dependence
from raspred.measures.displacement import displacement
from raspred.measures.dissent import dissent
from raspred.measures.fate import fate
from raspred.measures.loop import loop_closed
from raspred.measures.patronage import patronage_forest
from raspred.measures.police import police_share
from raspred.measures.post_debt import post_debt
from raspred.measures.power import real_voting_power
from raspred.measures.renewal import renewal
from raspred.measures.rules import body_asked, body_of
from raspred.measures.seat_debt import seat_debt
from raspred.measures.tenure import tenure
from raspred.measures.ties import ties

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from raspred.register.register import Register


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a measure: the type its value has and what it does."""

    kind: type[str] | type[int] | type[float]
    about: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what it is asked for by, and the function that answers.

    Attributes:
        name: Name on the command line.
        question: The question a historian asks with it, from the function's docstring.
        run: Takes the register, the office and the days (ascending), and the options.
        options: What it takes besides.
        asks_office: Whether it speaks of one office, and so must be given one.
    """

    name: str
    run: Callable[..., pl.DataFrame]
    options: Mapping[str, Option] = field(default_factory=dict)
    asks_office: bool = True

    @property
    def about(self) -> str:
        """What is measured, in one line."""
        return (self.run.__doc__ or "").partition("\n")[0]

    @property
    def question(self) -> str:
        """The question a historian asks with it."""
        text = " ".join((self.run.__doc__ or "").split())
        return text.partition("Question: ")[2].partition("?")[0] + "?"


# Offices that an error names; a country may have thousands.
_NAMED = 12

DEPARTMENT = Option(str, "channel through which the office's own department fills posts")

_ALL = (
    Measure("post-debt", post_debt, {"department": DEPARTMENT}),
    Measure("debt", debt, {"depth": Option(int, "steps up the chain of appointers")}),
    Measure("seat-debt", seat_debt),
    Measure("dependence", dependence, {"department": DEPARTMENT}),
    Measure(
        "loop-closed",
        loop_closed,
        {"of": Option(str, "post-debt, debt or dependence"), "department": DEPARTMENT},
    ),
    Measure("electors-by-appointer", electors_by_appointer),
    Measure("co-option", co_option),
    Measure("real-voting-power", real_voting_power),
    Measure("ultimate-control", ultimate_control),
    Measure("renewal", renewal, {"since": Option(str, "day whose members are followed")}),
    Measure("dissent", dissent, asks_office=False),
    Measure(
        "accumulation",
        accumulation,
        {"top": Option(int, "people shown a day"), "person": Option(str, "this person alone")},
        asks_office=False,
    ),
    Measure(
        "patronage-forest",
        patronage_forest,
        {"top": Option(int, "roots shown a day")},
        asks_office=False,
    ),
    Measure(
        "patronage-ties",
        ties,
        {
            "of": Option(str, "promotion or workplace"),
            "months": Option(int, "common service that makes a tie"),
        },
    ),
    Measure(
        "tenure",
        tenure,
        {
            "of": Option(str, "all, appointer, channel, structure, place or year"),
            "months": Option(int, "length of the curve"),
        },
        asks_office=False,
    ),
    Measure(
        "displacement",
        displacement,
        {"of": Option(str, "kind, flow or destination")},
        asks_office=False,
    ),
    Measure("fate", fate, {"since": Option(str, "day on which the cohort sat")}),
    Measure("police-share", police_share, asks_office=False),
)

MEASURES: dict[str, Measure] = {measure.name: measure for measure in _ALL}


def measure(
    register: Register,
    name: str,
    *,
    office: str | None = None,
    on: str | None = None,
    by: str | None = None,
    **options: Any,
) -> pl.DataFrame:
    """Return one measure of a register as a tidy table.

    Args:
        register: Read or simulated; a measure never knows which.
        name: One of `MEASURES`.
        office: The post asked about; some measures take a body as well, some none.
        on: One day, YYYY-MM-DD.
        by: `month` or `year`: on the last day of each, over the life of the office. A
            month if neither `on` nor `by` is given. Judge the loop at the end of a
            congress month.
        **options: What the measure takes besides; numbers may come as text.

    Returns:
        At least date, office, subject, value, low, high and basis. `low` and `high` bound
        `value` over all that uncertain dates and unknown appointers allow.

    Raises:
        MeasureError: Unknown measure, office, date or option, with the nearest known one.
    """
    if name not in MEASURES:
        raise MeasureError(Problem("measure", f"no measure {name!r}", nearest(name, MEASURES)))
    asked = MEASURES[name]
    given = _checked(asked, options)
    if on is not None and by is not None:
        raise MeasureError(Problem("on, by", "both were given", "Give one day or one step."))
    chosen = _office(register, asked, office)
    days = np.array([one_day(on)]) if on is not None else life(register, chosen, by or "month")
    return asked.run(register, chosen, days, **given)


def _checked(asked: Measure, options: Mapping[str, Any]) -> dict[str, Any]:
    problems = []
    given: dict[str, Any] = {}
    for name, value in options.items():
        if name not in asked.options:
            remedy = nearest(name, asked.options) if asked.options else "It has no options."
            problems.append(Problem(asked.name, f"no option {name!r}", remedy))
            continue
        kind = asked.options[name].kind
        try:
            given[name] = kind(value)
        except (TypeError, ValueError):
            remedy = f"Give {'a whole number' if kind is int else 'a number'}."
            problems.append(Problem(asked.name, f"option {name!r} is {value!r}", remedy))
    if problems:
        raise MeasureError(problems)
    return given


def _office(register: Register, asked: Measure, office: str | None) -> str | None:
    if not asked.asks_office:
        return office if office is None else _known_body(register, office)
    if office is not None:
        body_of(register, office)
        return office
    filled = register.selection_rules["post_id"].cast(pl.String).drop_nulls().unique().sort()
    more = f" and {len(filled) - _NAMED:,} more" if len(filled) > _NAMED else ""
    named = ", ".join(filled.head(_NAMED)) + more
    raise MeasureError(
        Problem(
            asked.name,
            "it needs the office to ask about",
            f"Offices with a selection rule: {named or 'none'}.",
        )
    )


def _known_body(register: Register, office: str) -> str:
    body_asked(register, office)
    return office
