"""The patterns of an ensemble as a page shows them: which figure, in which unit, in what words."""

from __future__ import annotations

from typing import NamedTuple

from raspred.report.wording import count, sentence_case, share


class Panel(NamedTuple):
    """One figure of a page.

    Attributes:
        pattern: Name of the pattern in a table of observations.
        unit: "share", "year" or "number".
        title: What the figure shows.
        heading: What its rows are.
        reading: What to see in it.
    """

    pattern: str
    unit: str
    title: str
    heading: str
    reading: str


class Chapter(NamedTuple):
    """A section of the page: its anchor, its title and its panels."""

    anchor: str
    title: str
    panels: tuple[Panel, ...]


CHAPTERS = (
    Chapter(
        "loop",
        "The loop and the master",
        (
            Panel(
                "loop closed, year",
                "year",
                "When the loop closed",
                "Histories",
                "The day from which over half of the committee owed the holder of the office "
                "their principal post, and went on owing it through the next congress. Histories "
                "in which it never did are left out of the shape and counted in the table.",
            ),
            Panel(
                "sole master, year",
                "year",
                "When one man became sole master",
                "Histories",
                "From this day on, for a year at least, more than half of the committee's "
                "following was with the holder of the office, and at most one was left of those "
                "who had sat with him in the Politburo when he took it.",
            ),
            Panel(
                "post debt",
                "share",
                "Post debt after each congress",
                "Congress",
                "The share of the committee that owes its principal post to the holder of the "
                "office. The thin line under a diamond is what the record's unknown "
                "appointments allow.",
            ),
        ),
    ),
    Chapter(
        "congresses",
        "Who stays in the committee",
        (
            Panel(
                "retention",
                "share",
                "Members re-elected, from congress to congress",
                "Congress",
                "The share of the full members of one committee who were elected to the next.",
            ),
            Panel(
                "newcomers",
                "share",
                "Members who were new",
                "Congress",
                "The share of each committee's full members who had not been full members before.",
            ),
        ),
    ),
    Chapter(
        "falls",
        "Who falls, and when",
        (
            Panel(
                "out of the Politburo, year",
                "year",
                "When leaders lost their seat in the Politburo",
                "Leader",
                "The first loss of a full seat against the holder's will, in the histories in "
                "which he lost it.",
            ),
            Panel(
                "falls from the Politburo",
                "number",
                "How many lost a seat in the Politburo",
                "Histories",
                "All who were put out of it, the years of terror included.",
            ),
            Panel(
                "changes of holder after April 1922",
                "number",
                "How often the office changed hands after April 1922",
                "Histories",
                "In some histories the Secretary falls.",
            ),
        ),
    ),
    Chapter(
        "opposition",
        "Opposition and orders",
        (
            Panel(
                "opposition at meetings",
                "share",
                "Votes against, meeting by meeting",
                "Meeting",
                "The share of the votes cast at congresses and conferences against the line of "
                "the majority, where there was a vote.",
            ),
            Panel(
                "lists altered at congresses",
                "share",
                "Lists altered at congresses",
                "Congress",
                "The share of the delegates who wrote in or struck out a name when the committee "
                "was elected.",
            ),
            Panel(
                "responsible placings",
                "number",
                "Responsible workers placed by the section",
                "Period from",
                "What the section could place is given from outside; whom it placed is not.",
            ),
        ),
    ),
    Chapter(
        "ends",
        "How it ends",
        (
            Panel(
                "fate of the committee of 1934",
                "share",
                "What became of the committee of 1934",
                "Standing",
                "Shares of the full members elected by the XVII congress, at the end.",
            ),
            Panel(
                "police share of removals",
                "share",
                "Removals by the police",
                "Year",
                "The share of all removals that the police carried out.",
            ),
            Panel("shot", "number", "Functionaries shot", "Histories", "In the whole history."),
            Panel(
                "capitulations",
                "number",
                "Capitulations",
                "Histories",
                "Persons who submitted in exile or under pressure, in the whole history.",
            ),
        ),
    ),
)


def in_unit(value: float, unit: str) -> str:
    """Return a value in words of its unit."""
    if unit == "share":
        return share(value)
    if unit == "year":
        return f"{value:.1f}"
    return count(value)


def subject_in_words(subject: str, names: dict[str, str]) -> str:
    """Return what a row is called: a person's name, a meeting, a date, or all histories."""
    if not subject:
        return "all histories"
    if subject in names:
        return names[subject]
    kind, dash, number = subject.partition("-")
    if kind in ("congress", "conference") and dash:
        return f"{sentence_case(kind)} {number}"
    if len(subject) == 10 and subject[4] == subject[7] == "-":
        return subject[:7]
    return subject if subject.isupper() or subject.isdigit() else sentence_case(subject)
