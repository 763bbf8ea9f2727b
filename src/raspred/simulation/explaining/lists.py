"""Why so many delegates altered the list for the committee: what drew them, and what held them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from raspred import dates
from raspred.simulation.delegations import choose_delegates, inclination_to_alter, lists_altered
from raspred.simulation.explaining.congress import STEP, open_meeting
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.explaining.replay import supposing
from raspred.simulation.following import live_issue

if TYPE_CHECKING:
    from raspred.simulation.delegations import Delegates
    from raspred.simulation.explaining.replay import Replay

__all__ = ["STEP", "explain"]

_SHOWN = 8
_SUPPOSED = (
    ("Had nobody been afraid", {"voice_fear": 0.0}),
    ("Had nobody owed anything to the holder of the office", {"voice_debt": 0.0}),
    ("Had the question of the day counted for nothing", {"voice_preference": 0.0}),
)


def explain(replay: Replay, ballot: dict[str, Any]) -> Explanation:
    """Explain how many delegates crossed out or wrote in a name."""
    open_meeting(replay)
    delegates = choose_delegates(replay.bound, replay.month)
    altered = int(lists_altered(replay.bound, replay.month, delegates))
    kept = len(delegates.person) - altered
    return Explanation(
        asked=str(ballot["ballot_id"]),
        kind="list",
        date=dates.iso(int(ballot["date_earliest"])),
        person="",
        sentence=(
            f"Of {len(delegates.person)} delegates {altered} crossed out or wrote in a name when"
            f" the committee was elected; {kept} left the list as it lay before them."
        ),
        figures={"votes_for": kept, "votes_against": altered, "abstained": 0},
        tables=(_table(replay, delegates),),
        changes=tuple(_recount(replay, delegates, what, weights) for what, weights in _SUPPOSED),
    )


def _table(replay: Replay, delegates: Delegates) -> Comparison:
    issue = int(live_issue(replay.bound, replay.month))
    will = np.array(
        [inclination_to_alter(replay.bound, int(one), issue) for one in delegates.person]
    )
    order = np.argsort(-will, kind="stable")
    ends = [*order[: _SHOWN // 2], *order[max(_SHOWN // 2, len(order) - _SHOWN // 2) :]]
    return Comparison(
        "Delegates, from the readiest to alter the list to the least",
        ("delegate", "inclination"),
        tuple((replay.name(int(delegates.person[one])), float(will[one])) for one in ends),
    )


def _recount(replay: Replay, delegates: Delegates, what: str, weights: dict[str, float]) -> str:
    numbers = replay.world.numbers._replace(**weights)
    altered = int(lists_altered(supposing(replay.world, numbers=numbers), replay.month, delegates))
    return f"{what} {altered} would have altered it."
