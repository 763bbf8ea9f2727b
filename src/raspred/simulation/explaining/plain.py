"""Orders that nobody weighed: turnover, death, purge, discipline, abolition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.simulation import codes
from raspred.simulation.explaining.explanation import Explanation
from raspred.simulation.steps.departures import hazard_of
from raspred.simulation.steps.discipline import punishments
from raspred.simulation.steps.membership import CADRE_PURGE_SHARE, monthly_hazard
from raspred.simulation.tally import GAUGE_HOLD, LAST_QUARREL, QUARREL_TARGET

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.simulation.explaining.order import Order
    from raspred.simulation.explaining.replay import Replay

    Answer = tuple[str, dict[str, float], tuple[str, ...]]

STEPS = {
    codes.TURNOVER: "departures",
    codes.POST_ABOLISHED: "departures",
    codes.DIED: "membership",
    codes.MASS_PURGE: "membership",
    codes.KILLED: "membership",
    codes.REPRIMANDED: "discipline",
    codes.EXPELLED_BY_COMMISSION: "discipline",
}


def explain(replay: Replay, order: Order) -> Explanation:
    """Explain an order that rests on a chance, a given event or a rule."""
    tell = _TOLD.get(order.reason, _by_rule)
    sentence, figures, changes = tell(replay, order)
    return Explanation(
        asked=order.order_id,
        kind=STEPS.get(order.reason, "rule"),
        date=order.date,
        person=replay.person_id(order.person),
        sentence=sentence,
        figures=figures,
        changes=changes,
    )


def _turnover(replay: Replay, order: Order) -> Answer:
    rank = int(replay.world.posts.rank[order.from_post])
    hazard = float(hazard_of(replay.bound, rank))
    draw = float(chance.uniform(replay.world.seed, Cause.DEPARTURE, replay.month, order.from_post))
    text = (
        f"{replay.name(order.person)} left {replay.post(order.from_post)} in the ordinary"
        f" turnover of work: a post of rank {rank} falls vacant with a chance of {hazard:.4f} a"
        f" month, and the draw, {draw:.4f}, fell within it. Nobody decided it."
    )
    return text, {"chance": hazard, "draw": draw}, ()


def _died(replay: Replay, order: Order) -> Answer:
    people, name = replay.world.people, replay.name(order.person)
    if people.dies[order.person] >= 0:
        return f"{name} died when the record says he died.", {}, ()
    hazard = float(monthly_hazard(replay.month - int(people.born[order.person])))
    draws = chance.uniforms(replay.world.seed, Cause.DEATH, replay.month, order.person)
    text = (
        f"{name} died: at his age the chance is {hazard:.5f} a month, and the draw,"
        f" {draws[0]:.5f}, fell within it."
    )
    return text, {"chance": hazard, "draw": float(draws[0])}, ()


def _purged(replay: Replay, order: Order) -> Answer:
    share = float(replay.world.calendar.purged[replay.month])
    draws = chance.uniforms(replay.world.seed, Cause.DEATH, replay.month, order.person)
    chances = share * CADRE_PURGE_SHARE
    text = (
        f"{replay.name(order.person)} was expelled in a mass purge: it struck {share:.4f} of the"
        f" members that month, cadres at a third of that, and the draw, {draws[1]:.5f}, fell"
        f" within {chances:.5f}."
    )
    changes = (
        "A seat in the Politburo, or a fight for power behind him, would have kept him out of it.",
    )
    return text, {"chance": chances, "draw": float(draws[1])}, changes


def _punished(replay: Replay, order: Order) -> Answer:
    world = replay.world
    target = int(world.tally.quarrel[LAST_QUARREL + QUARREL_TARGET])
    risks = punishments(replay.bound, int(world.people.rung[target]))
    expelled, removed, reprimanded = (float(risk) for risk in risks)
    draw = float(chance.uniform(world.seed, Cause.DISCIPLINE, replay.month, order.person))
    hold = float(world.tally.gauge[GAUGE_HOLD])
    text = (
        f"{replay.name(order.person)} had spoken aloud for {replay.name(target)}, who had just been"
        f" beaten ({order.kind}): of such men {expelled:.3f} were to be expelled, {removed:.3f}"
        f" removed and {reprimanded:.3f} reprimanded, and his draw was {draw:.3f}."
    )
    figures = {
        "expelled": expelled,
        "removed": removed,
        "reprimanded": reprimanded,
        "draw": draw,
        "hold": hold,
    }
    changes = [f"Had he kept silent, or had {replay.name(target)} won, nothing would have come."]
    if draw < expelled + removed:
        changes.append("Had the holder had no hold on the committee he would have kept his post.")
    return text, figures, tuple(changes)


def _abolished(replay: Replay, order: Order) -> Answer:
    text = f"{replay.post(order.from_post)} was abolished, as the scenario says."
    return text, {}, ()


def _killed(replay: Replay, order: Order) -> Answer:
    text = f"{replay.name(order.person)} was killed: an event that the scenario gives."
    return text, {}, ("The scenario can move or leave out the event.",)


def _by_rule(replay: Replay, order: Order) -> Answer:
    """Tell an order that follows from another, or is nobody's choice."""
    return f"{replay.name(order.person)}: {codes.REASONS[order.reason]}.", {}, ()


_TOLD: dict[int, Callable[[Replay, Order], Answer]] = {
    codes.TURNOVER: _turnover,
    codes.DIED: _died,
    codes.MASS_PURGE: _purged,
    codes.REPRIMANDED: _punished,
    codes.EXPELLED_BY_COMMISSION: _punished,
    codes.POST_ABOLISHED: _abolished,
    codes.KILLED: _killed,
}
