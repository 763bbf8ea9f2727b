"""A register of two people, small enough to break by hand."""

from __future__ import annotations

from raspred.history import History
from raspred.register.builder import RegisterBuilder
from raspred.register.provenance import Provenance

SUMMARY = {
    "scenario": "toy",
    "seed": 7,
    "months": 1,
    "persons": 2,
    "loop_closed": None,
    "post_debt": [],
    "congresses": [],
    "fallen": [],
    "contests": [],
    "orders_by_period": [],
}


def small_history(*, two_in_one_seat: bool = False) -> History:
    """Return a simulated history in which Anna holds the office, or Boris with her."""
    builder = RegisterBuilder()
    builder.add("persons", person_id="anna", name="Anna")
    builder.add("persons", person_id="boris", name="Boris")
    builder.add("bodies", body_id="committee", name="Committee")
    builder.add("posts", post_id="secretary", body_id="committee", title="Secretary", seats=1)
    holders = ("anna", "boris") if two_in_one_seat else ("anna",)
    for person in holders:
        builder.add(
            "tenures",
            tenure_id=f"{person}-1",
            person_id=person,
            post_id="secretary",
            start="1922-04-03",
            end="..",
        )
    return History(builder.freeze(Provenance.of_run({"scenario_id": "toy"})), SUMMARY)
