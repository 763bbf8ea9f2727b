"""What is compiled beforehand is what a run calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numba
import pytest

from raspred.simulation import month
from raspred.simulation.building import world as building
from raspred.simulation.month import calls_of_a_month
from tests.simulation.small import lived, small

if TYPE_CHECKING:
    from types import ModuleType

pytestmark = pytest.mark.skipif(numba.config.DISABLE_JIT, reason="nothing is compiled")


def calls() -> list[tuple[Any, tuple[Any, ...]]]:
    built = lived(small())
    return [
        *building._calls_of_populating(built.bound),
        *calls_of_a_month(built.bound, built.heads),
    ]


def kernels_of(module: ModuleType) -> set[str]:
    return {name for name, value in vars(module).items() if hasattr(value, "py_func")}


def test_each_call_is_one_that_a_run_makes() -> None:
    for kernel, given in calls():
        assert tuple(map(numba.typeof, given)) in kernel.overloads, kernel


def test_no_step_of_a_month_is_left_out() -> None:
    listed = {kernel.__name__ for kernel, _ in calls()}
    assert kernels_of(month) <= listed
    assert kernels_of(building) <= listed
