"""CITATION.cff held against the published schema of the Citation File Format."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from releasing.commands import HOUSE, new_environment, run, say

TOOL = "cffconvert>=2,<3"


def validate() -> None:
    """Ask `cffconvert`, which brings the schema, in an environment of its own.

    It wants an older jsonschema than the tests do.

    Raises:
        ReleaseError: The file does not fit the schema.
    """
    with TemporaryDirectory() as folder:
        place = new_environment(Path(folder) / "env", TOOL)
        run(place / "cffconvert", "--validate", "--infile", HOUSE / "CITATION.cff")
    say("  CITATION.cff: valid")
