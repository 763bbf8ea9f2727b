"""Writing a lived-through World into a register: one file a kind of table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.simulation.recording.acts import add_ballots, add_orders, add_series, add_tenures
from raspred.simulation.recording.cards import add_card_entries
from raspred.simulation.recording.extent import Extent
from raspred.simulation.recording.names import names_of
from raspred.simulation.recording.people import add_persons
from raspred.simulation.recording.standing import add_standing_tables

if TYPE_CHECKING:
    from typing import Any

    from raspred.register.register import Register
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built
    from raspred.simulation.recording.extent import Record


def recorded(
    scenario: Scenario, built: Built, details: dict[str, Any], record: Record = "all"
) -> Register:
    """Return the register of a run: every tenure, order and ballot it logged.

    Args:
        scenario: What the run was given.
        built: The World, lived through, with its names.
        details: What repeats the run, for the provenance.
        record: Everything; everything but the entries in the card index; or only what
            concerns the electors, without those entries.

    Raises:
        RegisterError: The run broke the register's form, which is a fault of ours.
    """
    from raspred.register.builder import RegisterBuilder
    from raspred.register.provenance import Provenance

    builder = RegisterBuilder()
    extent = Extent.of(built, record)
    names = names_of(scenario, built, extent)
    add_standing_tables(builder, scenario, built, extent)
    add_persons(builder, scenario, built, names)
    add_tenures(builder, built, names, extent)
    add_orders(builder, built, names, extent)
    add_ballots(builder, scenario, built)
    if record == "all":
        add_card_entries(builder, built, names)
    add_series(builder, built)
    return builder.freeze(Provenance.of_run(details))
