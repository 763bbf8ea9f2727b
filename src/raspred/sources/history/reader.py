"""The reader of the record: table by table, each into its part of one register."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from raspred.errors import Problem, SourceError
from raspred.register.provenance import Provenance
from raspred.sources.history.ballots import read_ballots
from raspred.sources.history.bodies import read_bodies, read_posts, read_ranks
from raspred.sources.history.committees import (
    SEATS_BY_CONGRESS,
    read_memberships,
    write_congress_seats,
)
from raspred.sources.history.declared import CONCORDANCE, RECORD, TABLES
from raspred.sources.history.defects import Defects
from raspred.sources.history.meetings import read_meetings
from raspred.sources.history.offices import Titles, read_offices, read_principal_posts
from raspred.sources.history.people import read_people, read_testament
from raspred.sources.history.places import Gazetteer, read_places
from raspred.sources.history.postings import read_posting_posts, read_postings
from raspred.sources.history.rosters import roster_gaps
from raspred.sources.history.selection_rules import read_selection_rules, write_implied_rules
from raspred.sources.history.targets import read_targets
from raspred.sources.history.tenures import read_decisions, write_tenures
from raspred.sources.history.transcript import Transcript
from raspred.sources.history.words import read_words
from raspred.sources.reading import Reading
from raspred.sources.sheets import open_sheets

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "the record of the Bolshevik party, 1917-1941"


def read(*paths: Path) -> Reading:
    """Read the record into a register.

    Args:
        paths: One folder that holds a copy of all its tables; none = the bundled ones.

    Returns:
        The register; findings tell what was not understood, where tables contradict each
        other, and what is known to be wrong with them.

    Raises:
        SourceError: A table or a column is missing, or there is more than one folder.
    """
    if len(paths) > 1:
        what = f"{len(paths)} paths where one folder of tables is expected"
        raise SourceError(Problem("history", what, "Name one folder, or none."))
    folder = paths[0] if paths else TABLES
    findings: list[Problem] = []
    sheets = open_sheets(folder, (*RECORD, *CONCORDANCE), findings)
    transcript = Transcript(sheets, findings, Gazetteer(), read_words(sheets["words"]))
    defects = Defects(sheets["known_defects"])
    _read_nouns(transcript)
    _read_tenures(transcript, defects)
    read_ballots(transcript, sheets["ballots"], read_targets(sheets["targets"]))
    read_selection_rules(transcript, sheets["selection_rules"])
    transcript.citations.write(transcript.builder)
    found = (*findings, *defects.problems)
    details = {
        "folder": folder.name if paths else "bundled",
        "findings": [asdict(finding) for finding in found],
    }
    provenance = Provenance.of_reading(SOURCE, details)
    return Reading(transcript.builder.freeze(provenance, found), found)


def _read_nouns(transcript: Transcript) -> None:
    """Read who and what there is, before anything refers to it."""
    sheets = transcript.sheets
    read_people(transcript, sheets["people"])
    read_testament(transcript, sheets["testament"])
    read_places(transcript, sheets["places"])
    levels = read_bodies(transcript, sheets["bodies"])
    read_posts(transcript, sheets["posts"], levels, read_ranks(sheets["ranks"]))


def _read_tenures(transcript: Transcript, defects: Defects) -> None:
    """Read who held what: all that is said of it first, then what it comes to."""
    sheets = transcript.sheets
    meetings = read_meetings(sheets["congresses"])
    closed = {one.roman: one.closed for one in meetings if one.kind == "congress"}
    titles = Titles(sheets["titles"])
    posts = read_posting_posts(sheets["posting_posts"])
    seats = read_memberships(transcript, sheets["bodies_membership"], defects)
    by_congress = [one for one in seats if one.post_id in SEATS_BY_CONGRESS]
    testimonies = [
        *(one for one in seats if one.post_id not in SEATS_BY_CONGRESS),
        *read_offices(transcript, sheets["offices"], titles),
        *read_principal_posts(transcript, sheets["cc_posts"], titles, defects),
        *read_postings(transcript, sheets["postings_removal"], posts),
    ]
    elected = write_congress_seats(transcript, by_congress, closed)
    transcript.findings.extend(roster_gaps(meetings, elected))
    write_tenures(transcript, testimonies, read_decisions(sheets["decisions"]))
    write_implied_rules(transcript, testimonies)
