"""Congress by congress, beside the record: who came back, who was new, who owed what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report.data_table import table
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.pairs import Pair, pair_figure
from raspred.report.markup import element
from raspred.report.wording import UNKNOWN, count, month_in_words, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.report.case import Case
    from raspred.report.markup import Markup
    from raspred.report.story import Congress

TITLE = "Congress by congress"
_HEADINGS = (
    "Congress",
    "Date",
    "Delegates",
    "Kept their seat",
    "Kept, the record",
    "New members",
    "Post debt after it",
    "Post debt, the record",
)


def congresses(case: Case) -> Markup:
    """Return the section with the retention figure and the table of congresses."""
    if not case.congresses:
        return section("congresses", TITLE, missing("No congress met in this run."))
    pairs = [
        Pair(f"{each.roman} ({_year(each)})", each.retention, case.retention_on_record(each))
        for each in case.congresses
    ]
    known = [pair for pair in pairs if pair.simulated is not None or pair.recorded is not None]
    figure = (
        exhibit(
            pair_figure(known, "Congress", _FIGURE, _reading(known)),
            _reading(known),
        )
        if known
        else missing("No share of re-elected members is known for any congress.")
    )
    whole = table(_HEADINGS, [_row(case, each) for each in case.congresses], "cards")
    return section("congresses", TITLE, paragraph(_QUESTION), figure, whole, paragraph(_NOTE))


_QUESTION = (
    "A committee that keeps nearly all its members is being enlarged or left in peace; one that "
    "loses a quarter at each congress is being remade. For each congress we ask which part of "
    "the full members elected by the congress before were elected again."
)
_FIGURE = "Full members of the committee who were elected again"
_NOTE = (
    "“Kept their seat” is the share of the full members elected at the congress before "
    "who were elected again as full members; “new members” the share who were not full "
    "members before. A dash stands for what is not known. In brackets, the least and the most "
    "that the unknown parts of the record allow."
)


def _year(congress: Congress) -> str:
    return month_in_words(congress.day).rsplit(" ", 1)[-1] if congress.day is not None else "?"


def _reading(pairs: Sequence[Pair]) -> str:
    both = [pair for pair in pairs if pair.simulated is not None and pair.recorded is not None]
    simulated = [pair for pair in pairs if pair.simulated is not None]
    if not simulated:
        return "Only the record is known here; this history has no figure of its own."
    lowest = min(simulated, key=lambda pair: pair.simulated or 0.0)
    words = (
        f"The least in this history is {share(lowest.simulated)}, at congress {lowest.name}; "
        f"the mean over {len(simulated)} congresses is "
        f"{share(sum(pair.simulated or 0.0 for pair in simulated) / len(simulated))}."
    )
    if not both:
        return words
    gaps = [abs((pair.simulated or 0.0) - (pair.recorded or 0.0)) for pair in both]
    widest = both[gaps.index(max(gaps))]
    return (
        f"{words} Against the record it is off by {share(sum(gaps) / len(gaps))} of the "
        f"committee in the mean, most at {widest.name}, where the record has "
        f"{share(widest.recorded)} and this history {share(widest.simulated)}."
    )


def _row(case: Case, congress: Congress) -> list[object]:
    recorded = case.debt_on_record(case.recorded_days.get(congress.roman, congress.day))
    return [
        element("strong", congress.roman),
        _or_dash(month_in_words(congress.day)),
        _or_dash(count(congress.delegates)),
        _or_dash(share(congress.retention)),
        _or_dash(share(case.retention_on_record(congress))),
        _or_dash(share(congress.newcomers)),
        _or_dash(share(congress.debt)),
        "–" if recorded is None else _bounded(*recorded),
    ]


def _or_dash(words: str) -> str:
    return "–" if words == UNKNOWN else words


def _bounded(value: float, low: float | None, high: float | None) -> str:
    if low is None or high is None or share(low) == share(high):
        return share(value)
    return f"{share(value)} ({share(low)}–{share(high)})"
