"""What the card index came to hold: every entry on the card of a person of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.simulation import codes
from raspred.simulation.recording.names import numbered, worded
from raspred.simulation.tally import ROW_ENTRIES

if TYPE_CHECKING:
    from raspred.register.builder import RegisterBuilder
    from raspred.simulation.building.world import Built
    from raspred.simulation.recording.names import Names


def add_card_entries(builder: RegisterBuilder, built: Built, names: Names) -> None:
    """Add the entries, in the order they were made; their ids count all that were made."""
    log = built.world.entries
    made = int(built.world.tally.rows[ROW_ENTRIES])
    kept = np.flatnonzero(names.position[log.person[:made]] >= 0)
    builder.add_frame(
        "card_entries",
        pl.DataFrame(
            [
                numbered("entry_id", "e", kept),
                names.of_persons("person_id", log.person[kept]),
                pl.Series("date_earliest", log.day[kept]),
                pl.Series("date_latest", log.day[kept]),
                worded("kind", codes.ENTRY_KINDS, log.kind[kept]),
                worded("author", codes.ENTRY_AUTHORS, log.author[kept]),
                pl.Series("value", log.value[kept].astype(np.float64)),
                pl.Series("truthful", log.truthful[kept] == 1),
            ]
        ),
    )
