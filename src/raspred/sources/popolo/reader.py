"""The reader of a Popolo document: who and what there is first, then who held what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.draft import Draft
from raspred.sources.entries import Audit, Entry
from raspred.sources.json_files import document, one_file
from raspred.sources.popolo.memberships import read_memberships
from raspred.sources.popolo.nouns import read_areas, read_organizations, read_persons, read_posts
from raspred.sources.popolo.periods import read_periods
from raspred.sources.popolo.votes import read_vote_events

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.sources.reading import Reading


def read(*paths: Path) -> Reading:
    """Read a Popolo document into a register.

    Popolo does not say what the last day of an interval is: an `end_date` is read as the
    first day on which the post is no longer held.

    Args:
        paths: One JSON file with any of `persons`, `organizations`, `posts`,
            `memberships`, `areas`, `events` and `vote_events`.

    Raises:
        SourceError: The file cannot be read or is no JSON object.
    """
    file = one_file("popolo", paths)
    audit = Audit(file.name)
    whole = Entry("the document", "", document(file, audit.findings), audit)
    draft = Draft(audit)
    read_areas(draft, whole.take_entries("areas", "areas"))
    memberships = whole.take_entries("memberships", "memberships")
    memberships += read_persons(draft, whole.take_entries("persons", "persons"))
    posts = whole.take_entries("posts", "posts")
    organizations = whole.take_entries("organizations", "organizations")
    inner_posts, inner_memberships = read_organizations(draft, organizations)
    read_posts(draft, posts + inner_posts)
    periods = read_periods(whole.take_entries("events", "events"))
    read_memberships(draft, memberships + inner_memberships, periods)
    read_vote_events(draft, whole.take_entries("vote_events", "vote_events"))
    whole.close(without_column={"meta"})
    return draft.reading(f"Popolo, {file.name}")
