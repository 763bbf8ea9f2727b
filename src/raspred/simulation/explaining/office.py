"""Why the committee kept its General Secretary, or did not: member by member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raspred import dates
from raspred.simulation import codes
from raspred.simulation.confirmation import pulls_on
from raspred.simulation.congress import meet
from raspred.simulation.explaining.bonds import owed
from raspred.simulation.explaining.congress import open_meeting
from raspred.simulation.explaining.contest import flips_needed
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.explaining.replay import supposing
from raspred.simulation.following import dependence
from raspred.simulation.steps.elections import seat_bureaux

if TYPE_CHECKING:
    from raspred.simulation.explaining.replay import Replay
    from raspred.simulation.world import World

STEP = "elections"
_SUPPOSED = (
    ("Had nobody owed anybody his post", "like_debt"),
    ("Had nobody depended on him", "like_dependence"),
)


def explain(replay: Replay, ballot: dict[str, Any]) -> Explanation:
    """Explain a vote of the committee on the office itself."""
    called = open_meeting(replay)
    meet(replay.bound, replay.month)
    seat_bureaux(replay.bound, replay.month, called)
    person = replay.person_number(ballot["subject_person_id"])
    pulls = pulls_of(replay, replay.bound, person)
    yes, no = count(replay, pulls, person)
    needed = flips_needed(yes, yes + no, 0.5)
    end, other = ("confirmed", "failed") if yes > no else ("refused", "been confirmed")
    return Explanation(
        asked=str(ballot["ballot_id"]),
        kind="office",
        date=dates.iso(int(ballot["date_earliest"])),
        person=str(ballot["subject_person_id"]),
        sentence=f"The committee {end} {replay.name(person)} in the office, {yes} to {no}.",
        figures={"votes_for": yes, "votes_against": no, "abstained": 0},
        tables=(_members(replay, pulls, person),),
        changes=(
            f"Had {needed} more voted otherwise he would have {other}.",
            *(_recount(replay, what, weight, person) for what, weight in _SUPPOSED),
        ),
    )


def _members(replay: Replay, pulls: list[tuple[int, float, float]], person: int) -> Comparison:
    """Return how each member was drawn and voted, those against first."""
    rows = [
        (
            replay.name(member),
            "against" if _leaves(replay, member, person, own, rival) else "for",
            own,
            rival if rival > -1e8 else None,
            float(owed(replay.bound, member, person)),
            float(dependence(replay.bound, replay.month, member)),
        )
        for member, own, rival in pulls
    ]
    drawn = ("drawn to him", "drawn to an enemy of his")
    headings = ("member", "vote", *drawn, "owes him", "depends on the holder")
    return Comparison("The members", headings, tuple(sorted(rows, key=lambda row: row[1])))


def pulls_of(replay: Replay, bound: World, person: int) -> list[tuple[int, float, float]]:
    """Return each able member with how much the person, and how much an enemy, draws him."""
    committees = replay.world.committees
    members = committees.person[codes.MEMBER, : committees.count[codes.MEMBER]]
    found = []
    for member in members[replay.world.people.able[members] == 1]:
        own, rival = pulls_on(bound, replay.month, int(member), person)
        found.append((int(member), float(own), float(rival)))
    return found


def count(replay: Replay, pulls: list[tuple[int, float, float]], person: int) -> tuple[int, int]:
    """Return the votes for and against."""
    against = sum(_leaves(replay, member, person, own, rival) for member, own, rival in pulls)
    return len(pulls) - against, against


def _leaves(replay: Replay, member: int, person: int, own: float, rival: float) -> bool:
    return member != person and rival > own + replay.world.numbers.removal_margin


def _recount(replay: Replay, what: str, weight: str, person: int) -> str:
    numbers = replay.world.numbers._replace(**{weight: 0.0})
    pulls = pulls_of(replay, supposing(replay.world, numbers=numbers), person)
    yes, no = count(replay, pulls, person)
    return f"{what} the vote would have been {yes} to {no}."
