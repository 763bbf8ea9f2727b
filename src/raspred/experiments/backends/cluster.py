"""Many machines: the same jobs on the workers of a Dask cluster.

A worker that dies loses nothing: the scheduler gives its jobs to others, and a job that
kills three workers one after the other is a fault. The extra `cluster` brings Dask.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from raspred.errors import Problem, RaspredError, WritingError
from raspred.experiments.backends.processes import Processes
from raspred.experiments.backends.seam import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from raspred.experiments.backends.seam import Map
    from raspred.experiments.living import Job, Living

LOCAL = "local"
_ALLOWED_DEATHS = 2
_CONNECTING = "10s"


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of a Dask cluster.

    Attributes:
        address: Of its scheduler, as in tcp://10.0.0.7:8786; "local" = a cluster of our own
            on this machine, for the time of the work.
        workers: Of a local cluster: its worker processes.
    """

    address: str = LOCAL
    workers: int = 2

    def outcomes(self, living: Living, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcomes as they come.

        Raises:
            RaspredError: Dask is not installed, or no scheduler answers at the address.
        """
        with self._client() as client:
            from distributed import as_completed

            from raspred.experiments.backends.carried import Carried, work

            client.register_plugin(Carried(living))
            futures = client.map(work, jobs, pure=False)
            waiting = dict(zip((future.key for future in futures), jobs, strict=True))
            for future in as_completed(futures):
                yield _outcome(future, waiting[future.key])
                future.release()

    def mapping(self) -> AbstractContextManager[Map]:
        """Return the map of processes on this machine."""
        return Processes(self.workers).mapping()

    @contextmanager
    def _client(self) -> Iterator[Any]:
        distributed, dask = require_dask()
        dask.config.set({"distributed.scheduler.allowed-failures": _ALLOWED_DEATHS})
        if self.address == LOCAL:
            with (
                distributed.LocalCluster(
                    n_workers=self.workers,
                    threads_per_worker=1,
                    dashboard_address=None,
                    silence_logs=50,
                ) as cluster,
                distributed.Client(cluster) as client,
            ):
                yield client
            return
        try:
            client = distributed.Client(self.address, timeout=_CONNECTING)
        except (OSError, ValueError) as error:
            remedy = "Start one with `dask scheduler`, or mend the address."
            problem = Problem(self.address, f"no scheduler answers: {error}", remedy)
            raise WritingError(problem) from error
        with client:
            yield client


def _outcome(future: Any, job: Job) -> Outcome:
    """Return what came of a job; whatever the cluster could not do is its fault.

    A result is waited for, since one that was ready may be lost again with its worker.
    """
    try:
        found: Outcome = future.result()
    except Exception as fault:
        return Outcome(job, fault=f"{type(fault).__name__}: {fault}")
    return found


def require_dask() -> tuple[Any, Any]:
    """Return the modules `distributed` and `dask`.

    Raises:
        RaspredError: They are not installed.
    """
    try:
        import dask
        import distributed
    except ImportError as error:
        what = f"a cluster needs a library that is not installed: {error.name}"
        raise RaspredError(Problem("cluster", what, "pip install 'raspred[cluster]'")) from error
    return distributed, dask
