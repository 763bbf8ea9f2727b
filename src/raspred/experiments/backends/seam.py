"""The seam between studies and the engines that do the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from raspred.errors import RaspredError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from raspred.experiments.living import Job, Living, Observation

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


class Outcome(NamedTuple):
    """What came of a job: observations, or in words why there are none."""

    job: Job
    found: tuple[Observation, ...] = ()
    fault: str | None = None


class Backend(Protocol):
    """An engine that lives histories."""

    def outcomes(self, living: Living, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcome of every job, in any order, each exactly once.

        A job that fails yields its fault; the others go on. A job whose worker is killed is
        lived again, and fails if it is killed again.
        """

    def mapping(self) -> AbstractContextManager[Map]:
        """Return what stands ready to map a function over inputs, results in their order.

        For work that keeps what it did on this machine's disk, so it is done here.
        """


class Here:
    """One history after another in this process: for toys and for debugging."""

    def outcomes(self, living: Living, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcomes in the order of the jobs."""
        for job in jobs:
            yield lived(living, job)

    def mapping(self) -> AbstractContextManager[Map]:
        """Return the map that Python has."""
        return nullcontext(map)


def lived(living: Living, job: Job) -> Outcome:
    """Live one history; whatever goes wrong in it becomes its fault, told in words."""
    try:
        return Outcome(job, tuple(living(job.arm, job.seed)))
    except RaspredError as error:
        return Outcome(job, fault=str(error))
    except Exception as error:
        return Outcome(job, fault=f"{type(error).__name__}: {error}")
