"""Which backend a command line asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.experiments.backends.cluster import Cluster, require_dask
from raspred.experiments.backends.processes import Processes

if TYPE_CHECKING:
    from raspred.experiments.backends.seam import Backend


def backend_of(workers: int, cluster: str | None) -> Backend:
    """Return processes of this machine, or the cluster at an address.

    Args:
        workers: Processes here, or workers of a local cluster.
        cluster: Address of a Dask scheduler, "local", or None.

    Raises:
        RaspredError: Dask is asked for and not installed.
    """
    if cluster is None:
        return Processes(workers)
    require_dask()
    return Cluster(cluster, workers)
