"""Write the tables of `docs/findings.md` from the findings in `docs/studies/`.

python tests/house/findings_page.py        # after a study was run anew

What stands between `<!-- made: NAME -->` and `<!-- end -->` is made here; the rest of the
page is written by hand.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HOUSE = Path(__file__).resolve().parents[2]
PAGE = HOUSE / "docs" / "findings.md"
STUDIES = HOUSE / "docs" / "studies"
MADE = re.compile(r"(<!-- made: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

Row = dict[str, str]

_POSTERIOR = ("prior_low", "prior_high", "low", "middle", "high", "published")
_MOVED = (
    "sole master, year",
    "loop closed, year",
    "post debt after the XV congress",
    "committee of 1934 shot, share",
)


def page(text: str) -> str:
    """Return the page with its made parts made anew."""
    return MADE.sub(lambda part: f"{part[1]}{MAKERS[part[2]]()}{part[3]}", text)


def rows_of(name: str) -> list[Row]:
    """Return the rows of a table of findings."""
    with (STUDIES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(head: str, rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table; `head` names its columns, divided by bars."""
    names = head.split("|")
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def figure(text: str) -> str:
    """Return a number as a reader wants it: three figures, a year with one decimal."""
    if not text:
        return "-"
    value = float(text)
    if 1900 < abs(value) < 2000:
        return f"{value:.1f}"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 1 else f"{value:.2f}"


def patterns(name: str, use: str) -> str:
    """Return the patterns of one use with their spread beside the record."""
    found = [row for row in rows_of(name) if row["use"] == use]
    return table(
        "pattern|of|record|5 %|median|95 %|in so many histories|record inside",
        (
            (
                row["pattern"],
                row["subject"] or "-",
                figure(row["record"]),
                *(figure(row[bound]) for bound in ("low", "median", "high")),
                figure(row["happened"]),
                {"true": "yes", "false": "**no**"}.get(row["inside"], "-"),
            )
            for row in found
        ),
    )


def qualities() -> str:
    """Return what the record knows as a quality rather than a figure."""
    asked = (
        "loop closed, year",
        "sole master, year",
        "others named in the Testament out by 1931",
        "hardship of where people were sent",
        "sent abroad, share",
        "gave in within two years of exile, share",
        "gave in",
        "police share of removals",
    )
    years = {"1924", "1927", "1930", "1934", "1936", "1938"}
    found = [
        row
        for name in asked
        for row in rows_of("patterns")
        if row["pattern"] == name and (name != asked[-1] or row["subject"] in years)
    ]
    return table(
        "pattern|of|5 %|median|95 %",
        (
            (
                row["pattern"],
                row["subject"] or "-",
                *(figure(row[bound]) for bound in ("low", "median", "high")),
            )
            for row in found
        ),
    )


def ablations() -> str:
    """Return what each mechanism does to what it is there for."""
    return table(
        "mechanism|claim|with it|without it|difference it makes (95 %)|shown",
        (
            (
                f"`{row['mechanism']}`",
                row["claim"],
                figure(row["with_it"]),
                figure(row["without_it"]),
                _interval(row),
                "yes" if row["shown"] == "true" else "**no**",
            )
            for row in rows_of("ablations")
        ),
    )


def captured(name: str) -> str:
    """Return how often each arm is captured, and by when."""
    return table(
        "arm|what|histories|share (95 %)|of those the baseline has, prevented",
        (
            (
                row["arm"],
                row["capture"],
                row["histories"],
                _share(row),
                figure(row["prevented"]),
            )
            for row in rows_of(f"{name}-captured")
        ),
    )


def changed(name: str) -> str:
    """Return what each arm changes in the main outcomes."""
    asked = ("loop closed, year", "sole master, year", "falls from the Politburo", "shot",
             "changes of holder after April 1922", "post debt after the XV congress",
             "committee of 1934 shot, share")  # fmt: skip
    return _effects(row for row in rows_of(f"{name}-effects") if row["outcome"] in asked)


def _effects(rows: Iterable[Row]) -> str:
    return table(
        "arm|outcome|baseline|with it|effect (95 %)|pairing is worth",
        (
            (
                row["arm"],
                row["outcome"],
                figure(row["baseline"]),
                figure(row["with_arm"]),
                _interval(row),
                f"{figure(row['variance_ratio'])} times",
            )
            for row in rows
        ),
    )


def doses() -> str:
    """Return how often each safeguard is captured, by the date on which it begins."""
    asked = ("loop closed by 1934-12-31", "sole master by 1934-12-31")
    return table(
        "safeguard|begins|histories|loop closed by the end of 1934|sole master by then",
        (
            (row["safeguard"], row["start"], row["histories"], *map(_share, (row, other)))
            for row, other in zip(
                *([one for one in rows_of("doses") if one["capture"] == what] for what in asked),
                strict=True,
            )
        ),
    )


def rivals() -> str:
    """Return how each rival explanation scores on what was held back and on what was fitted."""
    found = [row for row in rows_of("rivals") if row["pattern"] == "all targets"]
    fitted = {row["model"]: row for row in found if row["use"] == "fit"}
    return table(
        "explanation|histories|score on the targets held back|on the targets fitted to",
        (
            (row["model"], row["histories"], _score(row), _score(fitted[row["model"]]))
            for row in found
            if row["use"] == "validation"
        ),
    )


def contest() -> str:
    """Return how probable each explanation is at the end, and its scores at its own best."""
    models = rows_of("contest-models")
    last = max(int(row["generation"]) for row in models)
    shares = {row["model"]: row["probability"] for row in models if int(row["generation"]) == last}
    every = [row for row in rows_of("contest-scores") if row["pattern"] == "all targets"]
    score = {(row["model"], row["use"]): _score(row) for row in every}
    return table(
        "explanation|probability by what was fitted|score on the targets held back|on the fitted",
        (
            (model, figure(share), score[model, "validation"], score[model, "fit"])
            for model, share in sorted(shares.items(), key=lambda one: -float(one[1]))
        ),
    )


def posterior() -> str:
    """Return what the record teaches of each fitted number, beside what is published."""
    fitted = {row["parameter"]: row for row in rows_of("fit")}
    return table(
        "number|from|to|2.5 %|middle|97.5 %|published",
        (
            (f"`{name}`", *(figure(row[column]) for column in _POSTERIOR))
            for name, row in fitted.items()
        ),
    )


def screening() -> str:
    """Return how far each number moves the main outcomes, the farthest on mastery first."""
    moved = {
        (row["factor"], row["outcome"]): row
        for row in rows_of("screening")
        if row["index"] == "mu_star"
    }
    by = sorted(
        {factor for factor, _ in moved}, key=lambda one: -float(moved[one, _MOVED[0]]["value"])
    )
    return table(
        "|".join(("number", *_MOVED)),
        ((f"`{one}`", *(_moved(moved[one, outcome]) for outcome in _MOVED)) for one in by),
    )


def appointers() -> str:
    """Return by whom the committee's members hold their posts."""
    columns = (("section", "true"), ("politburo", "true"), ("politburo", "false"))
    counts: dict[str, dict[tuple[str, str], float]] = {}
    for row in rows_of("appointers"):
        of_holder = counts.setdefault(row["holder"], {})
        of_holder[row["filled_by"], row["his_own"]] = float(row["members"])
    return table(
        "in the office|members with a post|by the section for him|by the Politburo on his motion|"
        "by the Politburo on another's|otherwise",
        (
            (holder, *(f"{number:.1f}" for number in (whole, *shown, whole - sum(shown))))
            for holder, of_holder in counts.items()
            for whole in [sum(of_holder.values())]
            for shown in [[of_holder.get(column, 0.0) for column in columns]]
        ),
    )


def _share(row: Row) -> str:
    bounds = f"{figure(row['captured_low'])} to {figure(row['captured_high'])}"
    return f"{figure(row['captured'])} ({bounds})"


def _score(row: Row) -> str:
    return f"{figure(row['score'])} ({figure(row['low'])} to {figure(row['high'])})"


def _moved(row: Row) -> str:
    return f"{figure(row['value'])} ({figure(row['low'])} to {figure(row['high'])})"


def _interval(row: Row) -> str:
    return f"{figure(row['effect'])} ({figure(row['low'])} to {figure(row['high'])})"


MAKERS: dict[str, Callable[[], str]] = {
    "fit": lambda: patterns("patterns", "fit"),
    "validation": lambda: patterns("patterns", "validation"),
    "qualities": qualities,
    "cut": lambda: patterns("patterns-cut", "fit"),
    "safeguards-captured": lambda: captured("safeguards"),
    "safeguards": lambda: changed("safeguards"),
    "doses": doses,
    "screening": screening,
    "posterior": posterior,
    "rivals": rivals,
    "contest": contest,
    "appointers": appointers,
    "captured": lambda: captured("controls"),
    "controls": lambda: changed("controls"),
    "ablations": ablations,
    "bargain": lambda: _effects(rows_of("bargain")),
}

if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
