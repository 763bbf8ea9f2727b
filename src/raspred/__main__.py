"""`python -m raspred`: the command line where the script is not on the path."""

from __future__ import annotations

from raspred.cli import main

main()
