"""The few facts that a run is told by first: on top of its page, and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report import story
from raspred.report.wording import count, date_in_words, share

if TYPE_CHECKING:
    from raspred.report.case import Case


def facts(case: Case) -> list[tuple[str, str]]:
    """Return what the run counted, as names and words; what it did not count is left out."""
    told = []
    if "loop_closed" in case.summary:
        closed = case.loop_closed
        told.append(("The loop closed", "never" if closed is None else date_in_words(closed)))
    if case.debt:
        told.append(("Post debt at the end", share(case.debt[-1].value)))
    if "fallen" in case.summary:
        out = {fall.person for fall in case.falls if fall.body.lower().startswith("politburo")}
        told.append(("Put out of the Politburo", count(len(out))))
    periods = story.orders_by_period(case.summary)
    if periods:
        total = sum(period.responsible + period.rank_and_file for period in periods)
        told.append(("Orders of the section", count(total)))
    holders = story.holders(case.summary)
    if holders:
        told.append(("Last in the office", holders[-1].name))
    return told
