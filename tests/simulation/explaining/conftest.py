"""A small history, recorded, whose scenario is found by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import raspred
from raspred.scenario import catalog
from raspred.simulation.run import simulate
from tests.simulation.small import small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    """Return the register of a small run; its scenario answers to its name meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog, "load_scenario", lambda _: small())
        yield simulate(small(), 7).register
    vars(raspred).pop("load_scenario", None)  # the contents page keeps what it fetched
