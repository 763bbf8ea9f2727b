"""Elections: cells to congress, congress to committee, committee to bureaux and office.

Order: last of the month, on the day the meeting closes. Reads: everyone's voice, regions,
notables, cards (the slate). Writes: committees, ballots, tenures of delegates.
Draws: DELEGATES, COMMITTEE, BUREAU, FOLLOWING.
Rule: the calendar says when a congress meets, how many delegates it has and how many it
elects; who they are and how they vote is the model's. The congress votes on the open
quarrel, then on the committee; the committee elects Politburo, Orgburo, Secretariat and
the holder of the office, and fills seats that fall vacant at its plenums. Daniels 1960
for the circular flow; weights are parameters. Safeguards: the cadres of a region elect its
secretary (local-secret-elections); a secretary whose year is over goes, and a plenum elects
another (rotating-secretaryship); who was removed from the office is not elected again
(remove-the-secretary); seats of the committee go to workers by lot (workers-into-committee);
where the scenario fills the office this month nobody is voted on (swap).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.bureaux import elect_bureaux, move_candidates_up
from raspred.simulation.confirmation import confirm_holder
from raspred.simulation.congress import meet
from raspred.simulation.following import count_followings, give_slots
from raspred.simulation.local_elections import elect_secretaries
from raspred.simulation.succession import end_years

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def elections(world: World, month: int) -> None:
    """Hold the meeting of the month, if there is one, and fill vacant seats at plenums."""
    elect_secretaries(world, month)
    called = end_years(world, month)
    meet(world, month)
    if seat_bureaux(world, month, called):
        confirm_holder(world, month)
    give_slots(world)


@kernel
def seat_bureaux(world: World, month: int, called: bool) -> bool:
    """Fill the bureaux after a congress or at a plenum; return whether there was one.

    A plenum meets when the calendar says, and when it is called.
    """
    calendar = world.calendar
    if calendar.meeting[month] == codes.CONGRESS:
        count_followings(world, month)
        elect_bureaux(world, month, whole(calendar.meeting_day[month]), True)
        return True
    if calendar.plenum[month] == 1 or calendar.nominee[month] >= 0 or called:
        day = whole(calendar.first_day[month])
        move_candidates_up(world, month, day)
        elect_bureaux(world, month, day, False)
        return True
    return False
