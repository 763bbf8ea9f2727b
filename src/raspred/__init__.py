"""raspred: a register of office-holding, a model of the section, measures for both.

This is the contents page. Names are fetched from their rooms when they are first used,
so that importing raspred costs next to nothing:

    import raspred as rp

    history = rp.simulate(rp.load_scenario("ussr-1920"), seed=1922)
    print(history.measure("post-debt", office="general-secretary").table)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raspred.experiments.comparing.comparison import compare as compare
    from raspred.history import History as History
    from raspred.history import open_register as open_register
    from raspred.history import read as read
    from raspred.history import simulate as simulate
    from raspred.scenario.catalog import load_scenario as load_scenario
    from raspred.scenario.safeguards import with_safeguards as with_safeguards

__version__ = "0.1.0"

_ROOMS = {
    "History": "raspred.history",
    "compare": "raspred.experiments.comparing.comparison",
    "load_scenario": "raspred.scenario.catalog",
    "open_register": "raspred.history",
    "read": "raspred.history",
    "simulate": "raspred.history",
    "with_safeguards": "raspred.scenario.safeguards",
}

__all__ = [
    "History",
    "compare",
    "load_scenario",
    "open_register",
    "read",
    "simulate",
    "with_safeguards",
]


def __getattr__(name: str) -> object:
    """Fetch a name from its room the first time it is asked for (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"raspred has no {name!r}; it has {', '.join(__all__)}")
    found: object = getattr(importlib.import_module(_ROOMS[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
