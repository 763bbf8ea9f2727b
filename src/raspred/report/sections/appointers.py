"""Who placed the most people, and how that is known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from raspred.report.data_table import table
from raspred.report.exhibit import missing, paragraph, section
from raspred.report.seats import names
from raspred.report.wording import count, counted, sentence_case, share

if TYPE_CHECKING:
    from raspred.measures.appointers import Placings
    from raspred.register.register import Register
    from raspred.report.markup import Markup

_MOST = 12


def appointers(register: Register) -> Markup:
    """Return the section on those who filled most posts."""
    from raspred.measures.appointers import Basis, placings
    from raspred.measures.holders import NOBODY

    title = "Who placed whom"
    tenures = register.tenures
    if tenures.is_empty():
        return section("appointers", title, missing("No tenure is in the register."))
    placed = placings(register, tenures)
    inferred = float((placed.basis == Basis.RULE).mean())
    unknown = float((placed.who == NOBODY).mean())
    words = (
        f"Of {counted(len(tenures), 'tenure', 'tenures')} {share(unknown)} do not tell who filled "
        f"the post; of {share(inferred)} it follows from a rule, and the rest is stated."
    )
    rows = _rows(register, placed)
    if not rows:
        return section("appointers", title, paragraph(words))
    head = ("Who filled the post", "Tenures", "Of these by rule", "Certain")
    return section("appointers", title, paragraph(words), table(head, rows, "cards wordy"))


def _rows(register: Register, placed: Placings) -> list[tuple[str, ...]]:
    """Return the most frequent appointers, with how many of their placings are inferred, sure."""
    from raspred.measures.answer import names as ids
    from raspred.measures.appointers import Basis
    from raspred.measures.holders import NOBODY

    tally = Counter(placed.who[placed.who != NOBODY].tolist()).most_common(_MOST)
    people = names(register)
    spelled = ids(register, np.array([code for code, _ in tally], dtype=np.int64))
    rows: list[tuple[str, ...]] = []
    for (code, filled), person in zip(tally, spelled, strict=True):
        own = placed.who == code
        by_rule = int((own & (placed.basis == Basis.RULE)).sum())
        certain = int((own & placed.sure).sum())
        name = people.get(str(person)) or _WORDS.get(str(person)) or sentence_case(str(person))
        rows.append((name, count(filled), count(by_rule), count(certain)))
    return rows


_WORDS = {
    "elected": "by ballot",
    "lot": "by lot",
    "ex officio": "held by right of another post",
}
