"""What each measure makes of a register: an answer, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import MeasureError
from raspred.report.data_table import table
from raspred.report.exhibit import paragraph, section
from raspred.report.markup import element
from raspred.report.sections.electors import offices
from raspred.report.wording import counted, sentence_case

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.report.markup import Markup


def overview(register: Register) -> Markup:
    """Return the section with every measure, its question and what the register answers."""
    from raspred.measures import MEASURES

    office = next(iter(offices(register)), None)
    rows = [
        (element("strong", sentence_case(name)), each.question, _answer(register, name, office))
        for name, each in MEASURES.items()
    ]
    words = (
        f"Asked year by year{f' of {office}' if office else ''}. `raspred measure` gives each "
        "answer as a table."
    )
    whole = table(("Measure", "What it asks", "What this register answers"), rows, "cards wordy")
    return section("overview", "The measures", paragraph(words), whole)


def _answer(register: Register, name: str, office: str | None) -> str:
    from raspred.measures import MEASURES, measure

    asked = office if MEASURES[name].asks_office else None
    try:
        found = measure(register, name, office=asked, by="year")
    except MeasureError as error:
        return str(error)
    known = len(found.drop_nulls("value"))
    return counted(known, "reading", "readings") if known else "no reading"
