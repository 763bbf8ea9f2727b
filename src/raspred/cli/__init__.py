"""The command line: one file a command, one verb a job.

Exit 0 is good, 1 means findings, 2 misuse. Each command imports what it needs when it
runs, so that `raspred --help` answers at once.
"""

from __future__ import annotations

from raspred.cli.front_door import main

__all__ = ["main"]
