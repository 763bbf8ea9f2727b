"""The record of the Bolshevik party, 1917-1941, as a register.

The tables in `tables/` were compiled from published scholarship; every row names its
source and how far it is trusted. `tables/README.md` says what each holds.
"""

from raspred.sources.history.contests import fallen_from_politburo
from raspred.sources.history.meetings import congresses
from raspred.sources.history.reader import read
from raspred.sources.history.targets import targets

__all__ = ["congresses", "fallen_from_politburo", "read", "targets"]
