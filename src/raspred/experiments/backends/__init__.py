"""Where histories are lived: in this process, in several here, or on a cluster.

Every backend takes the same jobs and gives back the same outcomes in any order; what is
made of them does not depend on the order, so the findings are the same to the last byte.
"""

from __future__ import annotations

from raspred.experiments.backends.choosing import backend_of
from raspred.experiments.backends.cluster import Cluster
from raspred.experiments.backends.processes import Processes
from raspred.experiments.backends.seam import Backend, Here, Outcome

__all__ = ["Backend", "Cluster", "Here", "Outcome", "Processes", "backend_of"]
