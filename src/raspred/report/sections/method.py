"""What the page is about, what is simulated and what is record, its limits, how to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report.data_table import table
from raspred.report.exhibit import paragraph, points, section
from raspred.report.given import whole
from raspred.report.markup import Markup, element, joined
from raspred.report.wording import count

if TYPE_CHECKING:
    from raspred.report.case import Case


def question() -> Markup:
    """Return the opening section: the question, and what a register is."""
    return section("question", "The question", *(paragraph(words) for words in _QUESTION))


_QUESTION = (
    "In 1922 the Central Committee of the Bolshevik party elected a General Secretary. His "
    "office had a Records and Assignment Section, Uchraspred in Russian, which kept a card on "
    "every functionary and assigned people to posts. The holders of those posts chose the "
    "delegates of the congress; the congress elected the Central Committee; the Central "
    "Committee elected the General Secretary. Historians call this the circular flow of power. "
    "This page asks when the circle closes: from what day on do those who elect the holder of "
    "the office owe him their own posts?",
    "It answers for one simulated history, and sets the record beside it. The simulation is "
    "given what the party was given: its people, posts, places, congress dates and the number "
    "of persons the section could handle. It is never told who wins a vote, who is ousted, or "
    "who is sent where. Another seed gives another history; what happened in fact is one "
    "history too. One run proves nothing. It shows how a thing can come about.",
    "Everything here is read from a register: a list of people, posts, and tenures, where a "
    "tenure is one person in one post from one day to another, with who placed him there and "
    "by what order. A register can be copied from real records or written by a simulation; the "
    "measures are the same for both and do not know which they read.",
)


def method(case: Case) -> Markup:
    """Return the section that tells simulated, recorded and assumed apart."""
    origins = table(
        ("On this page", "Where it comes from"),
        [(element("strong", what), whence) for what, whence in _ORIGINS],
        "cards wordy",
    )
    return section(
        "method",
        "What is simulated, what is record, what we assume",
        origins,
        element("h3", "Limits"),
        points(*_LIMITS),
        *_provenance(case),
    )


_ORIGINS = (
    (
        "Simulated",
        "Who was placed where and why, who sat in each committee after the first, every vote, "
        "every fall, every capitulation; all curves and bars marked “this history”.",
    ),
    (
        "Record",
        "Everything marked “the record” or “published”: committee lists, "
        "members' posts, dates of falls, published totals of assignments. It was compiled from "
        "published scholarship, part of it by recall; each row of the record's register names "
        "its source and how far it is trusted.",
    ),
    (
        "Given to the simulation",
        "Calendar of congresses and the size of each committee, party membership, numbers of "
        "posts, the section's capacity, places and climate, the named people with their offices "
        "at the start and their positions on the issues of the day.",
    ),
    (
        "Our assumption",
        "How strongly a placed man feels bound, how fear spreads, how hardship wears people "
        "down, how leaders bargain. Each such number stands in the scenario with its range and "
        "the words “our assumption”.",
    ),
)
_LIMITS = (
    "Post debt says who filled a post, not how its holder would vote. Whom a man thanks is "
    "not on any list.",
    "Who filled a post in the record is for most posts inferred from the rule of the time, not "
    "read from an order; the bounds around the record show what that leaves open.",
    "Several assumptions were tuned on the same figures that the page shows beside the run. "
    "Agreement there is a fit and no test.",
    "One run is one draw. Ask for many seeds before you conclude that something had to happen.",
    "Dates known only to a month or a year are drawn at their first day.",
)


def _provenance(case: Case) -> tuple[Markup, ...]:
    provenance = case.register.provenance
    told = [
        ("Scenario", _told(case, "scenario")),
        ("Seed", _told(case, "seed")),
        ("Scale", _told(case, "scale")),
        ("Months", _counted(case, "months")),
        ("Persons", _counted(case, "persons")),
        ("raspred", provenance.raspred_version),
        ("Made on", provenance.platform),
    ]
    facts = joined(
        element("div", element("dt", name), element("dd", words)) for name, words in told if words
    )
    return (
        element("h3", "How to cite, and how to repeat it"),
        paragraph(_citation(case)),
        element("dl", facts, class_="facts"),
        paragraph(
            "The same scenario, seed and version give the same history to the last vote, on any "
            "number of threads."
        ),
    )


def _citation(case: Case) -> str:
    scenario, seed = _told(case, "scenario") or "unnamed", _told(case, "seed")
    return (
        f"raspred {case.register.provenance.raspred_version}, scenario {scenario}"
        f"{f', seed {seed}' if seed else ''}: one simulated history of the power to appoint."
    )


def _told(case: Case, key: str) -> str:
    value = case.summary.get(key)
    return "" if value is None else str(value)


def _counted(case: Case, key: str) -> str:
    value = whole(case.summary.get(key))
    return "" if value is None else count(value)
