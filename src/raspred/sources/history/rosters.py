"""The rosters of the Central Committee held against the sizes that congresses fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raspred.sources.history.meetings import Meeting


def roster_gaps(
    meetings: list[Meeting], elected: Mapping[tuple[str, str], int]
) -> Iterator[Problem]:
    """Yield a finding for each roster that has not the size it should have.

    Args:
        meetings: Congresses and conferences.
        elected: Names by roman number of the congress and post.
    """
    for meeting in meetings:
        if meeting.kind != "congress":
            continue
        for post_id, size in (
            ("central-committee.member", meeting.committee_full),
            ("central-committee.candidate", meeting.committee_candidates),
        ):
            names = elected.get((meeting.roman, post_id), 0)
            if size is not None and names != size:
                yield Problem(
                    f"bodies_membership.csv, {post_id}, {meeting.roman}",
                    f"{names} names where the congress elected {size}",
                    "Read shares of this roster as uncertain; add or take out the doubtful names.",
                )
