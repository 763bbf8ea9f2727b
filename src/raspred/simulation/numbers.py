"""The numbers of the model, by name, as kernels read them.

Each field is a parameter of the scenario (`parameters.toml`), where it has its range, its
unit, what it means and where it comes from; `of_scenario` refuses a scenario that leaves
one out or names one the model does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred.errors import Problem, ScenarioError, nearest

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario


class Numbers(NamedTuple):
    """Parameters of one run; `scale` is that of the rank and file."""

    scale: float
    # turnover and placing
    departure_lower: float
    departure_upper: float
    departure_highest: float
    falling_back: float
    fit_weight: float
    grade_weight: float
    docility_weight: float
    own_man_weight: float
    placing_noise: float
    card_prior: float
    local_speed: float
    local_clienthood: float
    patron_of_boss: float
    refusal: float
    # the card index
    card_entries: float
    card_error: float
    card_malice: float
    card_limit: float
    denunciations: float
    # gratitude
    clienthood: float
    collective_share: float
    debt_of_placing: float
    debt_of_promotion: float
    debt_spread: float
    debt_keeping: float
    # opinion and voice
    opinion_mean: float
    opinion_spread: float
    opinion_patron: float
    voice_slope: float
    voice_base: float
    voice_preference: float
    voice_debt: float
    voice_fear: float
    voice_boss: float
    voice_press: float
    voice_bench: float
    voice_assent: float
    voice_comfort: float
    bargain: float
    # exile and submission
    displaced_share: float
    danger_at: float
    danger_hold: float
    exposure_of_one: float
    wear: float
    give_in_base: float
    give_in_fatigue: float
    give_in_leaders: float
    give_in_conviction: float
    give_in_family: float
    # discipline and police
    reprimanded_at_most: float
    removed_at_most: float
    expelled_at_most: float
    police_at: float
    police_suspects: float
    wave_start: float
    wave_growth: float
    wave_brake: float
    shot_share: float
    # offices
    lack_of_people: float
    gain_of_office: float
    # contest
    like_debt: float
    like_prestige: float
    like_issue: float
    like_dependence: float
    like_noise: float
    hostile_at: float
    attack_gap: float
    attack_grievance: float
    dissent_gap: float
    dissent_base: float
    contest_pause: float
    censure_kept: float
    prestige_lost: float
    prestige_grown: float
    status_quo: float
    verdict: float
    # elections
    grip: float
    stages: float
    abstaining: float
    elect_rank: float
    elect_incumbent: float
    elect_prestige: float
    elect_minority: float
    elect_noise: float
    slate_base: float
    slate_debt: float
    crossing_base: float
    bureau_sponsor: float
    bureau_incumbent: float
    bureau_prestige: float
    bureau_party: float
    bureau_noise: float
    bureau_minority: float
    removal_margin: float
    # safeguards
    appeal_upheld: float
    refuse_single: float
    refuse_family: float


def of_scenario(scenario: Scenario, scale: float) -> Numbers:
    """Return the scenario's parameters as kernels read them.

    Raises:
        ScenarioError: A parameter is missing, or is none that the model knows.
    """
    known = [name for name in Numbers._fields if name != "scale"]
    where = f"{scenario.scenario_id} / parameters"
    problems = [
        Problem(where, f"{name} is missing", "Add it to parameters.toml with range and source.")
        for name in known
        if name not in scenario.parameters
    ]
    problems += [
        Problem(where, f"{name!r} is no parameter of the model", nearest(name, known))
        for name in scenario.parameters
        if name not in known
    ]
    if problems:
        raise ScenarioError(problems)
    values = {name: scenario.parameters[name].value for name in known}
    return Numbers(scale=float(scale), **values)  # one type, or all is compiled anew
