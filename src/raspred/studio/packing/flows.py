"""Orders counted by month, origin, destination, kind and structure, for the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.spans import day_column, middle
from raspred.register.vocabulary import Channel
from raspred.studio.packing.container import narrow
from raspred.studio.stays import numbers_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.spans import Days, Rows
    from raspred.studio.opened import Opened
    from raspred.studio.packing.container import Column

NOWHERE, NO_WORD = 2**16 - 1, 255
_WIDE = ("month", "to", "from")


def flow_columns(
    opened: Opened, months: Days, places: list[str], words: dict[str, list[str]]
) -> dict[str, Column]:
    """Return the orders of a history, counted.

    What a local authority does inside one place is counted without its structure: these are
    nine orders in ten, and the map draws them as a disc.

    Args:
        opened: The history.
        months: First day of each month, int64[m].
        places: Ids of the places, in the order of the file.
        words: Lists of kinds, channels and structures.
    """
    orders = opened.register.orders
    month, inside = _month(opened, months)
    place = numbers_of(opened.posts["place_id"], places, NOWHERE)
    structure = numbers_of(opened.posts["structure"], words["structures"], NO_WORD)
    left, taken = (opened.post_at(orders, f"{side}_post_id") for side in ("from", "to"))
    origin = _either(
        numbers_of(orders["from_place_id"], places, NOWHERE), _of(place, left, NOWHERE), NOWHERE
    )
    told = numbers_of(orders["to_place_id"], places, NOWHERE)
    target = _either(_either(_of(place, taken, NOWHERE), told, NOWHERE), origin, NOWHERE)
    ruled = _either(_of(structure, taken, NO_WORD), _of(structure, left, NO_WORD), NO_WORD)
    channel = numbers_of(orders["channel"], words["channels"], NO_WORD)
    local = channel == words["channels"].index(Channel.LOCAL)
    columns = {
        "month": month,
        "kind": numbers_of(orders["kind"], words["kinds"], NO_WORD),
        "channel": channel,
        "structure": np.where(local & ((origin == NOWHERE) | (origin == target)), NO_WORD, ruled),
        "to": target,
        "from": origin,
    }
    return _counted({name: column[inside] for name, column in columns.items()})


def _counted(columns: dict[str, Rows]) -> dict[str, Column]:
    """Return each combination once, sorted by the columns in their order, and how often it is."""
    counted = pl.DataFrame(columns).group_by(columns.keys()).len("count").sort(*columns)
    packed: dict[str, Column] = {
        f"flows.{name}": counted[name].to_numpy().astype(np.uint16 if name in _WIDE else np.uint8)
        for name in columns
    }
    packed["flows.count"] = narrow(counted["count"].to_numpy())
    return packed


def _month(opened: Opened, months: Days) -> tuple[Rows, NDArray[np.bool_]]:
    """Return the month of each order, and whether it lies within the months at all."""
    orders = opened.register.orders
    day = middle(
        day_column(orders, "date_earliest", FAR_PAST), day_column(orders, "date_latest", FAR_FUTURE)
    )
    month = np.searchsorted(months, day, side="right") - 1
    return month.astype(np.int64), (month >= 0) & (day < months[-1] + 31)


def _of(numbers: Rows, post: Rows, none: int) -> Rows:
    """Return the number of each post, `none` where there is no post."""
    return np.where(post >= 0, numbers[post], none) if len(numbers) else np.full(len(post), none)


def _either(first: Rows, second: Rows, none: int) -> Rows:
    return np.where(first == none, second, first)
