"""Voice: private opinion becomes public support, silence or opposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.logistic import logistic
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Region
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person
    from benchmarks.peers.mesa_party.quarrels import Quarrel

FADING = 0.97


def voice(party: Party) -> None:
    """Let everyone say, or not say, where he stands in the open quarrel."""
    party.people.do(speak, party.quarrel)
    if party.quarrel is not None:
        speaking = [person for person in party.people if person.in_party]
        against = sum(person.weight for person in speaking if person.voice < 0)
        party.today["voices-against"] = against
        party.today["silent-members"] = sum(one.weight for one in speaking if one.voice == 0)
    count_regions(party)


def speak(person: Person, quarrel: Quarrel | None) -> None:
    """Choose to oppose the line aloud (-1), to support it (+1), or to be silent."""
    person.spoke *= FADING
    if quarrel is None or not person.in_party:
        person.voice = 0
        return
    person.voice = choose_voice(person, quarrel)
    if person.voice < 0:
        person.spoke = 1.0


def choose_voice(person: Person, quarrel: Quarrel) -> int:
    """Return -1, 0 or +1: what he says in this quarrel."""
    if person is quarrel.target:
        return -1
    if person is quarrel.proposer:
        return 1
    numbers = person.model.numbers
    will = inclination(person, quarrel)
    if person.random.random() < logistic(numbers.voice_slope * will):
        return -1
    loud = numbers.voice_assent + person.owes(quarrel.proposer) - will
    return 1 if person.random.random() < logistic(loud) else 0


def inclination(person: Person, quarrel: Quarrel) -> float:
    """Return how strongly a person is drawn to speak for the one attacked."""
    party, numbers = person.model, person.model.numbers
    will: float = numbers.voice_base + numbers.voice_debt * person.owes(quarrel.target)
    if quarrel.issue is not None:
        own = person.opinion(quarrel.issue)
        away = abs(own - quarrel.proposer.opinion(quarrel.issue))
        near = abs(own - quarrel.target.opinion(quarrel.issue))
        will += numbers.voice_preference * person.conviction * (away - near)
    holder = party.holder
    if holder is not quarrel.target:
        will -= numbers.voice_debt * person.owes(holder)
    burden = (1.0 + 0.3 * (person.married + person.children)) / person.nerve
    will -= numbers.voice_fear * person.fear * burden
    boss = person.region.boss if person.region is not None else None
    if boss is not None and boss.voice != 0:
        will += numbers.voice_boss if boss.voice < 0 else -0.5 * numbers.voice_boss
    will -= numbers.voice_comfort * person.comfort
    if person.status == codes.RANK_AND_FILE:
        will -= numbers.voice_press * party.hold + numbers.voice_bench
    return will


def count_regions(party: Party) -> None:
    """Count the share of each region's cadres who speak against the line."""
    cadres: dict[Region, list[int]] = {region: [0, 0] for region in party.regions}
    for person in party.people:
        if person.status == codes.IN_POST and person.region is not None:
            counted = cadres[person.region]
            counted[0] += 1
            counted[1] += person.voice < 0
    for region, (all_of_them, against) in cadres.items():
        region.spoke = against / all_of_them if all_of_them else 0.0
