"""What safeguards let a person do against an order: refuse to go, or appeal.

An order that is refused, or undone on appeal before it took effect, stands in the log as a
transfer to no post, with the place he was to go to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import pronounce
from raspred.simulation.logs import NO_POST, Act, give_order
from raspred.simulation.rules import APPEALS, CONSENT
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import World

_LANE_REFUSAL, _LANE_APPEAL, _LANE_READMISSION = 1, 2, 3


@kernel
def refuses_to_go(world: World, month: int, person: int, post: int) -> bool:
    """Whether a cadre refuses the section's order to a post, which is then written down.

    Safeguard consent-of-the-moved: nobody need go to another place; a man with a family
    refuses with `refuse_family`, one without with `refuse_single` (our assumption).
    """
    people = world.people
    if world.calendar.rules[month, CONSENT] == 0.0:
        return False
    if people.status[person] not in (codes.IN_POST, codes.RESERVE):
        return False
    if people.place[person] == world.posts.place[post]:
        return False
    family = people.married[person] == 1 or people.children[person] > 0
    chances = world.numbers.refuse_family if family else world.numbers.refuse_single
    if chance.uniform(world.seed, Cause.SAFEGUARD, month, person, _LANE_REFUSAL) >= chances:
        return False
    write_in_vain(world, month, person, post, codes.OTHER, codes.REFUSED)
    return True


@kernel
def is_undone_on_appeal(world: World, month: int, person: int, post: int) -> bool:
    """Whether the control commission undoes a displacement, which is then written down.

    Safeguard independent-control-commission: with the chance `appeal_upheld`.
    """
    if world.calendar.rules[month, APPEALS] == 0.0:
        return False
    draw = chance.uniform(world.seed, Cause.SAFEGUARD, month, person, _LANE_APPEAL)
    if draw >= world.numbers.appeal_upheld:
        return False
    write_in_vain(world, month, person, post, codes.CONTROL_COMMISSION, codes.APPEAL_UPHELD)
    return True


@kernel
def write_in_vain(
    world: World, month: int, person: int, post: int, channel: int, reason: int
) -> None:
    """Write down an order that has no effect."""
    held = whole(world.people.post[person])
    give_order(
        world,
        whole(world.calendar.first_day[month]),
        person,
        Act(codes.TRANSFER, channel, codes.NOBODY, reason),
        held if held >= 0 else NO_POST,
        NO_POST,
        whole(world.posts.place[post]),
    )


@kernel
def hear_the_expelled(world: World, month: int) -> None:
    """Take back some of those who were expelled last month.

    Safeguard independent-control-commission: with the chance `appeal_upheld` a man comes
    back as a cadre without a post, in the place where he is, and nothing is held against
    him.
    """
    people = world.people
    if world.calendar.rules[month, APPEALS] == 0.0:
        return
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        if people.status[person] not in (codes.EXPELLED, codes.EXILED):
            continue
        if people.since[person] != month - 1:
            continue
        draw = chance.uniform(world.seed, Cause.SAFEGUARD, month, person, _LANE_READMISSION)
        if draw < world.numbers.appeal_upheld:
            take_back(world, month, person)


@kernel
def take_back(world: World, month: int, person: int) -> None:
    """Readmit one person by order of the control commission."""
    people = world.people
    pronounce(
        world,
        whole(world.calendar.first_day[month]),
        person,
        Act(codes.READMISSION, codes.CONTROL_COMMISSION, codes.NOBODY, codes.APPEAL_UPHELD),
    )
    people.status[person] = codes.RESERVE
    people.since[person] = month
    people.banished[person] = 0
