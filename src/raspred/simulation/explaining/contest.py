"""Why a motion of the committee was carried or lost: member by member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from raspred import dates
from raspred.simulation import codes, taking_sides
from raspred.simulation.explaining.bonds import owed
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.explaining.replay import supposing
from raspred.simulation.following import dependence
from raspred.simulation.ladder import majority_for, next_rung
from raspred.simulation.steps import contest as step
from raspred.simulation.tally import QUARREL_ISSUE, QUARREL_OPENED, QUARREL_PROPOSER, QUARREL_TARGET

if TYPE_CHECKING:
    from raspred.simulation.explaining.replay import Replay
    from raspred.simulation.world import World

STEP = "contest"
UNDECIDED = 0.05  # inclination within which a member abstains
_NAMED = 4
_SUPPOSED = (
    ("Had nobody owed anybody his post", "like_debt"),
    ("Had nobody depended on the holder of the office", "like_dependence"),
    ("Had prestige counted for nothing", "like_prestige"),
    ("Had the issue counted for nothing", "like_issue"),
)


class Member(NamedTuple):
    """One member's vote and what drew him to either side."""

    person: int
    vote: int  # 1 for, -1 against, 0 abstains
    side: float
    champion: int
    for_it: float
    defender: int
    against: float


def explain(replay: Replay, ballot: dict[str, Any], asked: str) -> Explanation:
    """Explain the committee's vote on an open quarrel."""
    step.convene(replay.bound, replay.month)
    quarrel = replay.world.tally.quarrel
    proposer, target = int(quarrel[QUARREL_PROPOSER]), int(quarrel[QUARREL_TARGET])
    members = votes(replay, replay.bound)
    share = float(majority_for(next_rung(replay.bound, target)))
    yes, no, silent = count(members)
    return Explanation(
        asked=asked,
        kind="contest",
        date=dates.iso(int(ballot["date_earliest"])),
        person=replay.person_id(target),
        sentence=_sentence(replay, ballot, (yes, no, silent), (proposer, target)),
        figures={
            "votes_for": yes,
            "votes_against": no,
            "abstained": silent,
            "share_to_exceed": share,
        },
        tables=(_table(replay, members, proposer, target),),
        changes=(
            _flips(replay, members, share, target),
            *(_recount(replay, what, name, share) for what, name in _SUPPOSED),
        ),
    )


def votes(replay: Replay, bound: World) -> list[Member]:
    """Return how each able member of the committee votes in some world."""
    committees = replay.world.committees
    found = []
    for column in range(int(committees.count[codes.MEMBER])):
        person = int(committees.person[codes.MEMBER, column])
        if replay.world.people.able[person] == 0:
            continue
        side = float(taking_sides.side_of(bound, replay.month, person))
        vote = int(side > UNDECIDED) - int(side < -UNDECIDED)
        champion, for_it, defender, against = taking_sides.sides_of(bound, replay.month, person)
        found.append(
            Member(person, vote, side, int(champion), float(for_it), int(defender), float(against))
        )
    return found


def count(members: list[Member]) -> tuple[int, int, int]:
    """Return the votes for, those against and the abstentions."""
    given = [member.vote for member in members]
    return given.count(1), given.count(-1), given.count(0)


def flips_needed(yes: int, cast: int, share: float) -> int:
    """Return how many votes must change sides for the motion to end otherwise."""
    needed = 0
    carried = yes > share * cast
    while (yes > share * cast) == carried:
        yes += -1 if carried else 1
        needed += 1
        if needed > cast:
            break
    return needed


def _sentence(
    replay: Replay, ballot: dict[str, Any], counted: tuple[int, int, int], who: tuple[int, int]
) -> str:
    quarrel = replay.world.tally.quarrel
    issue = int(quarrel[QUARREL_ISSUE])
    opened = dates.iso(int(replay.world.calendar.first_day[int(quarrel[QUARREL_OPENED])]))[:7]
    about = f" over {replay.scenario.issues[issue].issue_id}" if issue >= 0 else ""
    proposer, target = (replay.name(one) for one in who)
    yes, no, silent = counted
    end = "carried" if ballot["carried"] else "lost"
    return (
        f"The motion of {proposer} against {target} ({ballot['question']}) was {end},"
        f" {yes} to {no} with {silent} abstaining; their quarrel{about} had been open since"
        f" {opened}."
    )


def _table(replay: Replay, members: list[Member], proposer: int, target: int) -> Comparison:
    bound = replay.bound
    words = {1: "for", -1: "against", 0: "abstains"}
    rows = []
    for member in sorted(members, key=lambda one: -one.side):
        debts = [
            float(owed(bound, member.person, leader))
            for leader in (member.champion, member.defender)
        ]
        rows.append(
            (
                replay.name(member.person),
                words[member.vote],
                member.side,
                replay.name(member.champion),
                member.for_it,
                debts[0],
                replay.name(member.defender),
                member.against,
                debts[1],
                float(dependence(bound, replay.month, member.person)),
            )
        )
    return Comparison(
        f"The members, from {replay.name(proposer)}'s side to {replay.name(target)}'s",
        (
            "member", "vote", "inclination", "drawn for it by", "how strongly", "owes him",
            "drawn against by", "how strongly", "owes him", "depends on the holder",
        ),
        tuple(rows),
    )  # fmt: skip


def _flips(replay: Replay, members: list[Member], share: float, target: int) -> str:
    """Return how many more votes the losing side wanted, and whose were the nearest."""
    yes = count(members)[0]
    carried = yes > share * len(members)
    needed = flips_needed(yes, len(members), share)
    movable = [one for one in members if abs(one.side) < 9.0 and (one.vote == 1) == carried]
    nearest = sorted(movable, key=lambda one: abs(one.side))[:needed]
    end = "failed" if carried else "been carried"
    side = f"with {replay.name(target)}" if carried else "for the motion"
    if len(nearest) < needed:
        return f"No change of votes among those present could have made the motion {end}."
    names = ", ".join(replay.name(one.person) for one in nearest[:_NAMED])
    more = f" and {needed - _NAMED} more" if needed > _NAMED else ""
    were = "member" if needed == 1 else "members"
    return (
        f"Had {needed} more {were} gone {side} the motion would have {end}; the nearest to it"
        f" {'was' if needed == 1 else 'were'} {names}{more}."
    )


def _recount(replay: Replay, what: str, weight: str, share: float) -> str:
    """Count again with one weight of the model at nothing, all draws the same."""
    numbers = replay.world.numbers._replace(**{weight: 0.0})
    members = votes(replay, supposing(replay.world, numbers=numbers))
    yes, no, _ = count(members)
    end = "carried" if yes > share * len(members) else "lost"
    return f"{what} the vote would have been {yes} to {no}: {end}."
