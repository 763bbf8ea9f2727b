"""The figures: what each is called, its unit, what it should reach, and against what it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Goal(NamedTuple):
    """What a figure should reach: at least, or at most, so much."""

    which: Literal["at least", "at most"]
    bound: float

    def is_reached(self, value: float) -> bool:
        """Whether a value is as good as was asked, or better."""
        return value >= self.bound if self.which == "at least" else value <= self.bound


class Figure(NamedTuple):
    """One line of the table."""

    name: str  # in out/bench.json
    unit: str
    goal: Goal | None
    against: str


def _least(bound: float) -> Goal:
    return Goal("at least", bound)


def _most(bound: float) -> Goal:
    return Goal("at most", bound)


FIGURES: tuple[Figure, ...] = (
    Figure(
        "histories_per_minute",
        "a minute",
        _least(1500),
        "20,000 cadres, 228 months, all mechanisms, recorded for patterns; two processes",
    ),
    Figure("ns_per_member_month", "ns", _most(17), "the months of the whole scenario, one thread"),
    Figure("ns_per_member_month_cut", "ns", None, "the same cut to 20,000 posts: 73,000 agents"),
    Figure("ns_per_member_month_one", "ns", _most(17), "the whole party, every member an agent"),
    Figure("ratio_mesa", "times", _least(500), "the model in Mesa, 200,000 members"),
    Figure("ratio_mesa_small", "times", None, "the model in Mesa, 20,000 members"),
    Figure("ratio_mesa_workload", "times", None, "Mesa, common workload, 20,000 members"),
    Figure("ratio_agentpy_workload", "times", None, "AgentPy, common workload, 20,000 members"),
    Figure("ratio_numpy", "times", None, "numpy, common workload, 200,000 members"),
    Figure(
        "roofline_share", "share", _least(0.3), "copying as many bytes, decision pass, 15 million"
    ),
    Figure("roofline_share_leaving", "share", None, "the same, the pass of deaths and purges"),
    Figure("growth_exponent", "exponent", _most(1.07), "the months, 200,000 to 15 million members"),
    Figure("growth_exponent_large", "exponent", _most(1.15), "the same to 100 million (--large)"),
    Figure("peak_mb_15m", "MiB", None, "15 million members, a year"),
    Figure("peak_mb_100m", "MiB", _most(12288), "100 million members, a year (--large)"),
    Figure(
        "scale_one_seconds", "s of CPU", _most(10), "every member an agent, 228 months, one thread"
    ),
    Figure("scale_one_clock", "s", _most(10), "the same by the clock, a crew of two threads"),
    Figure("scale_one_mb", "MiB", _most(2048), "the party on one thread, start included"),
    Figure("run_mb", "MiB", None, "a run of the scenario as given, above the interpreter"),
    Figure("help_ratio", "times", None, "python -c pass, by `raspred --help`"),
    Figure("help_seconds", "s of CPU", _most(0.4), "`raspred --help`, start to end"),
    Figure("cached_ratio", "times", None, "import numpy, by a first short run, code cached"),
    Figure("cached_seconds", "s of CPU", _most(1.0), "the same: three months, written and told"),
    Figure("cold_ratio", "times", None, "that first run, with nothing cached"),
    Figure("cold_seconds", "s of CPU", None, "the same: it compiles"),
    Figure("cold_clock", "s", _most(15.0), "the same by the clock, on all processors"),
    Figure("measures_ratio_polars", "times", None, "polars month by month, electors by appointer"),
    Figure("measures_ratio_networkx", "times", None, "polars and networkx, patronage forest"),
    Figure(
        "measures_seconds", "s of CPU", _most(2.0), "every measure, 240 months, a million tenures"
    ),
    Figure("studio_first_paint_ms", "ms", _most(1000), "the studio's address to its first words"),
    Figure("studio_slider_ms", "ms", _most(50), "the clock moved to the next frame, slowest view"),
    Figure("studio_search_ms", "ms", _most(100), "the card index, over 100,000 people"),
    Figure("studio_packed_kb", "kB", _most(1000), "a history in one fetch, gzipped"),
)


def table(found: Mapping[str, Any]) -> str:
    """Return the figures as one table, in Markdown; what was not measured says so."""
    rows = [("figure", "value", "unit", "goal", "reached", "against")]
    for figure in FIGURES:
        value = found.get(figure.name)
        goal = f"{figure.goal.which} {_told(figure.goal.bound)}" if figure.goal else ""
        reached = ""
        if figure.goal and value is not None:
            reached = "yes" if figure.goal.is_reached(float(value)) else "no"
        told = "not measured" if value is None else _told(float(value))
        rows.append((f"`{figure.name}`", told, figure.unit, goal, reached, figure.against))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rows.insert(1, tuple("-" * width for width in widths))  # type: ignore[arg-type]
    lines = (
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"| {line} |\n" for line in lines)


def _told(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
