"""The studio: its shelf, its runs and what it was brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

import raspred
from raspred.studio.limits import UPLOAD_LIMIT
from raspred.studio.models.histories import About
from raspred.studio.replays import Replays
from raspred.studio.runs.keeper import Runs
from raspred.studio.shelf import Shelf
from raspred.studio.uploads import Uploads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Studio:
    """What one server shows and does.

    Args:
        folders: Registers, runs and ensembles, or folders that hold such.
        results: Where runs and own data are kept.
        upload_limit: Bytes of a file that may be brought.
    """

    def __init__(
        self, folders: Sequence[Path], results: Path, upload_limit: int = UPLOAD_LIMIT
    ) -> None:
        self.upload_limit = upload_limit
        self.runs = Runs(results)
        self.shelf = Shelf(folders, results)
        self.uploads = Uploads(results)
        self.replays = Replays()

    def about(self) -> About:
        """Tell what this studio is and can do."""
        return About(
            version=raspred.__version__,
            upload_limit=self.upload_limit,
            can_run=self.runs.can_run,
        )

    def close(self) -> None:
        """Stop what is under way and forget what was brought."""
        self.runs.close()
        self.uploads.close()
