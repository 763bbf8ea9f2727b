"""How ABC-SMC fills a generation: many at work, and the same particles however many.

pyabc's own parallel samplers seed each process by the clock. Here each place of a
generation is filled by one worker from a seed of its own, so that what is drawn depends on
neither their number nor their speed; and as no place is given up, what takes long to live
is not crowded out.
"""

from __future__ import annotations

import random
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import cloudpickle
import numpy as np
from pyabc.sampler import Sampler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from raspred.experiments.backends.seam import Map

_SEEDS = 2**31


class Places(Sampler):  # type: ignore[misc]
    """Fills the places of a generation over a map.

    Args:
        over: Maps a function over inputs, results in their order. What it maps is pickled, so
            it may be a map over other processes.
    """

    def __init__(self, over: Map) -> None:
        super().__init__()
        self._over = over

    def sample_until_n_accepted(
        self, n: int, simulate_one: Callable[[], Any], *_unused: Any, **_also: Any
    ) -> Any:
        """Return a sample with `n` accepted particles, in the order of their places.

        Args:
            n: How many.
            simulate_one: Draws a particle, lives it and says whether it is near enough.
        """
        seeds = np.random.randint(_SEEDS, size=n).tolist()  # noqa: NPY002  as pyabc draws
        cargo = cloudpickle.dumps(simulate_one)
        sample = self._create_empty_sample()
        self.nr_evaluations_ = 0
        for tried in self._over(partial(_filled, cargo), seeds):
            self.nr_evaluations_ += len(tried)
            for one in tried:
                sample.append(one)
        return sample


def _filled(cargo: bytes, seed: int) -> list[Any]:
    """Return what was tried for one place, the last of it accepted."""
    simulate_one = cloudpickle.loads(cargo)
    tried: list[Any] = []
    with _drawing_from(seed):
        while not (tried and tried[-1].accepted):
            tried.append(simulate_one())
    return tried


@contextmanager
def _drawing_from(seed: int) -> Iterator[None]:
    """Seed the global draws, which pyabc uses; this may be our own process, so only for a while."""
    before = np.random.get_state(), random.getstate()  # noqa: NPY002
    np.random.seed(seed)  # noqa: NPY002
    random.seed(seed)
    try:
        yield
    finally:
        np.random.set_state(before[0])  # noqa: NPY002
        random.setstate(before[1])
