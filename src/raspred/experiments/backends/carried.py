"""How a living reaches the workers of a cluster: once each, also those that join later.

Data that is scattered to workers is lost with the last worker that holds it; a plugin is
set up on every worker that comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from distributed import WorkerPlugin, get_worker

from raspred.experiments.backends.seam import Outcome, lived

if TYPE_CHECKING:
    from raspred.experiments.living import Job, Living

NAME = "raspred-living"


class Carried(WorkerPlugin):  # type: ignore[misc]
    """Puts a living where the jobs on a worker find it."""

    name = NAME

    def __init__(self, living: Living) -> None:
        self.living = living

    def setup(self, worker: Any) -> None:
        """Be found by the worker's jobs."""
        worker.raspred_living = self.living


def work(job: Job) -> Outcome:
    """Live one history with what this worker carries."""
    return lived(get_worker().raspred_living, job)
