"""Each safeguard does what it says, from its date on and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from raspred.register.check import check
from raspred.register.vocabulary import Severity
from raspred.scenario.safeguards import SAFEGUARDS, with_safeguards
from raspred.simulation import codes
from raspred.simulation.delegations import choose_delegates
from raspred.simulation.local_elections import winner
from raspred.simulation.office import readiness_to_owe
from raspred.simulation.rules import RULES
from raspred.simulation.run import simulate
from raspred.simulation.steps.card_index import loyalty_of
from raspred.simulation.steps.police import risk_of
from raspred.simulation.tally import ROW_ENTRIES, ROW_ORDERS, ROW_TENURES, SERIES
from raspred.simulation.world import columns
from tests.simulation.small import Shape, lived, month, small

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built
    from raspred.simulation.world import World

BUSY = Shape(responsible=300, share=1.0, office_month=6)
YEAR = 366
VALUES = {"workers-into-committee": "=60", "section-capacity": "=2", "swap": "=e"}
LAST_CONGRESS = 59
CALENDAR_ONLY = {"fixed-committee", "section-capacity"}


def spelled(name: str, at: int) -> str:
    return f"{name}{VALUES.get(name, '')}@{month(at)}"


def under(*safeguards: str, shape: Shape = BUSY, seed: int = 7, **values: float) -> Built:
    """Live through a small party's five years under safeguards, with some parameters set."""
    return lived(with_safeguards(numbered(small(shape), **values), safeguards), seed)


def numbered(scenario: Scenario, **values: float) -> Scenario:
    given = dict(scenario.parameters)
    for name, value in values.items():
        given[name] = given[name].model_copy(update={"value": value})
    return scenario.model_copy(update={"parameters": given})


def orders(world: World, since: int = 0, **wanted: int) -> NDArray[np.int64]:
    """Return the rows of the orders from a month on that have these values."""
    rows = int(world.tally.rows[ROW_ORDERS])
    found = world.orders.day[:rows] >= world.calendar.first_day[since]
    for column, value in wanted.items():
        found &= getattr(world.orders, column)[:rows] == value
    return np.flatnonzero(found)


def terms(world: World, seat: int, since: int = 0) -> list[tuple[int, int, int]]:
    """Return person, first and last day of each term in a seat that lasts into a month."""
    log, rows = world.tenures, int(world.tally.rows[ROW_TENURES])
    first, last = world.calendar.first_day[since], world.calendar.first_day[-1]
    return [
        (int(log.person[row]), int(log.start[row]), min(int(log.end[row]), int(last)))
        for row in range(rows)
        if log.post[row] == -(1 + seat) and log.end[row] > first
    ]


def sitting(world: World, seat: int) -> list[int]:
    return [int(p) for p in world.committees.person[seat, : world.committees.count[seat]]]


def total(built: Built, name: str) -> float:
    return float(built.world.tally.series[:, SERIES.index(name)].sum())


def test_every_safeguard_has_its_rule_or_changes_the_calendar() -> None:
    assert set(RULES) | CALENDAR_ONLY == set(SAFEGUARDS)
    assert not set(RULES) & CALENDAR_ONLY
    assert not under().world.calendar.rules.any()


@pytest.mark.parametrize("name", SAFEGUARDS)
def test_before_its_date_a_safeguard_changes_nothing(name: str) -> None:
    scenario = small(BUSY)
    free = lived(scenario, until=month(29))
    later = with_safeguards(scenario, [spelled(name, 30)])
    bound = lived(later, until=month(29))
    assert not bound.world.calendar.rules[:30].any()
    for group in ("people", "minds", "ties", "cards", "posts", "tenures", "orders", "ballots"):
        for column, values in columns(getattr(free.world, group)):
            assert np.array_equal(values, getattr(getattr(bound.world, group), column)), column


@pytest.mark.parametrize("name", SAFEGUARDS)
def test_under_every_safeguard_the_register_keeps_its_laws(name: str) -> None:
    history = simulate(with_safeguards(small(BUSY), [spelled(name, 13)]), 9)
    assert [str(b) for b in check(history.register) if b.severity == Severity.HARD] == []
    given = [f"{name}{VALUES.get(name, '')}@{month(13)}"]
    assert history.summary["safeguards"] == given
    assert history.register.provenance.details["safeguards"] == given


def test_under_all_safeguards_together_posts_and_persons_agree() -> None:
    everything = [spelled(name, 10) for name in SAFEGUARDS if name != "no-section"]
    world = under(*everything).world
    for person in range(int(world.tally.rows[0])):
        held = np.flatnonzero(world.posts.holder == person)
        assert len(held) == (world.people.post[person] >= 0) + world.people.extra[person]


def test_secretaries_are_elected_by_their_regions_and_by_nobody_else() -> None:
    world = under(spelled("local-secret-elections", 13)).world
    bosses = world.regions.secretary
    posts = world.posts
    assert (posts.holder[bosses] >= 0).all()
    assert (posts.channel[bosses] == codes.ELECTION).all()
    assert (posts.mover[bosses] == codes.NOBODY).all()
    assert (59 - posts.since[bosses] < 12).all()
    free = under().world
    placed = {int(c) for p in bosses for c in free.orders.channel[orders(free, 13, to_post=p)]}
    voted = {int(c) for p in bosses for c in world.orders.channel[orders(world, 13, to_post=p)]}
    assert placed & {codes.SECTION, codes.LOCAL}
    assert voted == {codes.ELECTION}


def test_the_ablest_wins_where_nothing_else_divides() -> None:
    built = under()
    minds = built.world.minds
    minds.conviction[:] = 0.0
    minds.ability[:] = 0.0
    minds.ability[5] = 1.0
    voters = np.arange(20, 60, dtype=np.int32)
    assert winner(built.bound, 59, voters, np.array([4, 5, 6], dtype=np.int32)) == 5
    assert winner(built.bound, 59, voters, voters[:0]) == codes.NOBODY


def test_further_offices_are_given_up_and_none_taken_on() -> None:
    idle: dict[str, Any] = {
        "lack_of_people": 1.0,
        "local_speed": 0.0,
    }  # so that high posts stand empty
    world = under(spelled("no-accumulation", 20), **idle).world
    assert len(orders(world, reason=codes.FURTHER_OFFICE)) > 0
    assert len(orders(world, 20, reason=codes.FURTHER_OFFICE)) == 0
    assert len(orders(world, 20, reason=codes.GIVEN_UP)) > 0
    assert world.people.extra.sum() == 0
    assert len(orders(under(**idle).world, 20, reason=codes.FURTHER_OFFICE)) > 0


def test_nobody_is_secretary_for_more_than_a_year_at_a_stretch() -> None:
    world = under(spelled("rotating-secretaryship", 13)).world
    for seat in (codes.HOLDER, codes.SECRETARY):
        begun = [term for term in terms(world, seat, 14) if term[1] > 0 - 2**30]
        assert all(last - first <= YEAR for _, first, last in begun)
    assert len({person for person, _, _ in terms(world, codes.HOLDER, 14)}) >= 4
    free = terms(under().world, codes.HOLDER, 14)
    assert max(last - first for _, first, last in free) > YEAR


def test_with_three_signatures_orders_are_any_secretarys_and_bind_less() -> None:
    built = under(spelled("three-signatures", 13), shape=BUSY._replace(collective=False))
    world = built.world
    share = world.numbers.collective_share
    assert readiness_to_owe(built.bound, 12) == world.numbers.clienthood
    assert readiness_to_owe(built.bound, 13) == pytest.approx(world.numbers.clienthood * share)
    secretaries = {person for person, _, _ in terms(world, codes.SECRETARY, 13)}
    movers = set(world.orders.mover[orders(world, 13, channel=codes.SECTION)].tolist())
    assert len(movers) > 1
    assert movers <= secretaries


def test_on_appeal_displacements_and_expulsions_are_undone() -> None:
    free = under()
    bound = under(spelled("independent-control-commission", 0), appeal_upheld=1.0)
    assert total(free, "displaced") > 0
    assert total(bound, "displaced") == 0
    undone = orders(bound.world, reason=codes.APPEAL_UPHELD, kind=codes.TRANSFER)
    assert len(undone) > 0
    assert (bound.world.orders.to_post[undone] < 0).all()
    assert not bound.world.people.banished.any()


def test_the_expelled_come_back_the_month_after() -> None:
    harsh: dict[str, Any] = {"expelled_at_most": 1.0, "contest_pause": 0.0, "dissent_gap": 0.0}
    harsh |= {"voice_base": 0.0, "voice_fear": 0.5, "attack_gap": 0.1, "hostile_at": 0.5}
    bound = under(spelled("independent-control-commission", 0), seed=2, appeal_upheld=1.0, **harsh)
    world = bound.world
    expelled = [
        row
        for row in orders(world, kind=codes.EXPULSION)
        if world.orders.reason[row] in (codes.EXPELLED_BY_COMMISSION, codes.LOST_PARTY)
    ]
    back = set(world.orders.person[orders(world, kind=codes.READMISSION)].tolist())
    before_last = world.calendar.first_day[-2]
    gone = {int(world.orders.person[r]) for r in expelled if world.orders.day[r] < before_last}
    assert gone
    assert gone <= back


def test_nobody_is_moved_to_another_place_who_refuses() -> None:
    free = under().world
    bound = under(spelled("consent-of-the-moved", 0), refuse_single=1.0, refuse_family=1.0).world
    refused = orders(bound, reason=codes.REFUSED)
    assert len(refused) > 0
    assert (bound.orders.kind[refused] == codes.TRANSFER).all()
    assert moved_away(free) > 0
    assert moved_away(bound) == 0


def moved_away(world: World) -> int:
    """Count the section's orders that moved a man from a post to one in another place."""
    rows = orders(world, channel=codes.SECTION)
    rows = rows[(world.orders.from_post[rows] >= 0) & (world.orders.to_post[rows] >= 0)]
    place = world.posts.place
    apart = place[world.orders.from_post[rows]] != place[world.orders.to_post[rows]]
    return int(np.count_nonzero(apart))


def test_a_family_refuses_by_its_own_number() -> None:
    single = under(spelled("consent-of-the-moved", 0), refuse_single=1.0, refuse_family=0.0).world
    refused = single.orders.person[orders(single, reason=codes.REFUSED)]
    assert len(refused) > 0
    assert not single.people.married[refused].any()
    assert not single.people.children[refused].any()


def test_an_open_card_holds_no_malice_and_errs_less() -> None:
    free, bound = under(), under(spelled("open-card", 0))
    truthful = bound.world.entries.truthful[: int(bound.world.tally.rows[ROW_ENTRIES])]
    assert len(truthful) > 0
    assert truthful.all()
    assert not free.world.entries.truthful[: int(free.world.tally.rows[ROW_ENTRIES])].all()
    assert card_error(bound) < 0.8 * card_error(free)


def card_error(built: Built) -> float:
    """Return the mean distance of the cards from the truth, of those in post."""
    world = built.world
    known = np.flatnonzero(world.cards.precision > 0)
    known = known[world.people.post[known] >= 0]
    holder = sitting(world, codes.HOLDER)[0]
    true = [loyalty_of(built.bound, -1, int(person), holder) for person in known]
    return float(np.abs(world.cards.loyalty[known] - np.array(true)).mean())


def delegates_of(built: Built) -> NDArray[Any]:
    return np.asarray(choose_delegates(built.bound, LAST_CONGRESS)[0])


def test_no_delegate_holds_a_post_filled_by_the_section() -> None:
    for safeguards, placed in (((), True), ((spelled("no-placed-delegates", 13),), False)):
        built = under(*safeguards)
        posts = built.world.people.post[delegates_of(built)]
        assert (built.world.posts.channel[posts] == codes.SECTION).any() == placed


def test_the_lot_falls_on_members_without_a_post() -> None:
    free, bound = under(), under(spelled("delegates-by-lot", 13))
    assert (free.world.people.post[delegates_of(free)] >= 0).all()
    drawn = delegates_of(bound)
    assert len(set(drawn.tolist())) == len(drawn)
    ordinary = bound.world.people.status[drawn] == codes.RANK_AND_FILE
    assert ordinary.mean() > 0.5


def test_the_committee_keeps_the_size_of_the_date() -> None:
    seats = under(spelled("fixed-committee", 13)).world.calendar.seats[:, codes.MEMBER]
    free = under().world.calendar.seats[:, codes.MEMBER]
    assert seats[:13].tolist() == free[:13].tolist()
    assert set(seats[13:].tolist()) == {free[13]}
    assert free[-1] > free[13]


def test_sixty_workers_come_into_the_committee_at_each_congress() -> None:
    world = under(spelled("workers-into-committee", 13)).world
    free = under().world.calendar.seats[:, codes.MEMBER]
    more = world.calendar.seats[:, codes.MEMBER] - free
    assert more.tolist() == [0] * 23 + [60] * 37
    drawn = orders(world, reason=codes.FROM_THE_BENCH)
    months = np.searchsorted(world.calendar.first_day, world.orders.day[drawn], "right") - 1
    assert {m: int(np.count_nonzero(months == m)) for m in set(months)} == dict.fromkeys(
        (23, 35, 47, 59), 60
    )
    last = world.orders.person[drawn[months == 59]]
    assert (world.people.post[last] < 0).all()
    assert set(last.tolist()) <= set(sitting(world, codes.MEMBER))


def test_the_secretary_goes_and_does_not_come_back() -> None:
    free = under()
    gone = sitting(free.world, codes.HOLDER)[0]
    world = under(spelled("remove-the-secretary", 30)).world
    day = world.calendar.first_day[30]
    removed = orders(world, 30, reason=codes.TESTAMENT_OBEYED)
    assert set(world.orders.person[removed].tolist()) == {gone}
    for seat in (codes.HOLDER, codes.SECRETARY):
        later = {person for person, _, last in terms(world, seat, 30) if last > day}
        assert gone not in later
    assert sitting(world, codes.HOLDER) != []


def test_without_a_section_there_are_none_of_its_orders() -> None:
    world = under(spelled("no-section", 13)).world
    assert len(orders(world, 0, channel=codes.SECTION)) > 0
    assert len(orders(world, 13, channel=codes.SECTION)) == 0
    months = world.tally.series[13:, SERIES.index("rank-and-file-mobilised")]
    assert not months.any()


def test_capacity_is_multiplied_from_each_date_on() -> None:
    halved = f"section-capacity=0.5@{month(10)}"
    bound = under(halved, f"section-capacity=3@{month(20)}").world.calendar
    free = under().world.calendar
    for kind in ("responsible", "rank_and_file"):
        times = getattr(bound, kind) / getattr(free, kind)
        assert times.tolist() == pytest.approx([1.0] * 10 + [0.5] * 10 + [3.0] * 40)


def test_without_a_representative_only_a_wave_takes_people() -> None:
    given: dict[str, Any] = {"police_at": 0.0, "police_suspects": 1.0}
    shape = BUSY._replace(years=3)
    free = under(shape=shape, **given)
    bound = under(spelled("no-police-representative", 0), shape=shape, **given)
    killing = 12 * 3 - 5
    arrested = [SERIES.index("arrested"), SERIES.index("shot")]
    assert free.world.tally.series[:killing, arrested].sum() > 0
    assert bound.world.tally.series[:killing, arrested].sum() == 0
    rows = orders(bound.world, channel=codes.BY_POLICE)
    assert (bound.world.orders.mover[rows] == codes.NOBODY).all()


def test_the_holders_men_are_spared_only_by_his_representative() -> None:
    built = under()
    world = built.world
    holder = sitting(world, codes.HOLDER)[0]
    world.ties.patron[20], world.ties.debt[20] = holder, 1.0
    spared = risk_of(built.bound, holder, 20, 5.0, 0.0, 0.5)
    assert risk_of(built.bound, -2, 20, 5.0, 0.0, 0.5) == pytest.approx(2.0 * spared)


@pytest.mark.parametrize("at", [6, 13, 30])
def test_from_the_date_on_another_man_is_in_the_office(at: int) -> None:
    world = under(spelled("swap", at)).world
    started = [term for term in terms(world, codes.HOLDER) if term[0] == ord("e") - ord("a")]
    assert [first for _, first, _ in started][:1] == [world.calendar.first_day[at]]
    given = orders(world, reason=codes.BY_SCENARIO, to_post=-(1 + codes.HOLDER))
    assert world.orders.person[given].tolist() == [4]
    assert world.orders.channel[given].tolist() == [codes.OTHER]
    assert (world.calendar.nominee[at:] == codes.NOBODY).all()


def test_one_who_has_left_the_party_takes_no_office() -> None:
    world = under(f"swap=g@{month(57)}").world  # g is killed in month 55
    assert len(orders(world, reason=codes.BY_SCENARIO)) == 0
