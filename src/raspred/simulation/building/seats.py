"""The elective seats that the model plays, and a scenario's names for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raspred.errors import Problem, ScenarioError
from raspred.simulation import codes

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario

_PLAYED: Final = {
    "committee_post_id": codes.SEATS[codes.MEMBER],
    "candidate_post_id": codes.SEATS[codes.CANDIDATE],
    "politburo_post_id": codes.SEATS[codes.POLITBURO_MEMBER],
    "politburo_candidate_post_id": codes.SEATS[codes.POLITBURO_CANDIDATE],
    "orgburo_post_id": codes.SEATS[codes.ORGBURO_MEMBER],
    "secretary_post_id": codes.SEATS[codes.SECRETARY],
    "post_id": codes.SEATS[codes.HOLDER],
}


def check_seats(scenario: Scenario) -> None:
    """Refuse a scenario that calls the seats of the centre by other ids than the model does.

    Raises:
        ScenarioError: One problem for each such seat.
    """
    problems = [
        Problem(
            f"{scenario.scenario_id} / office.{field}",
            f"the model plays the seat {known!r}, not {getattr(scenario.office, field)!r}",
            f"Keep the id {known!r}; what people read is the post's title.",
        )
        for field, known in _PLAYED.items()
        if getattr(scenario.office, field) != known
    ]
    if problems:
        raise ScenarioError(problems)
