"""Draw the pictures of the pages that no block of theirs draws.

python docs/pictures.py [FOLDER]      # into docs/pictures/
"""

from __future__ import annotations

import sys
from pathlib import Path

import raspred as rp
from raspred.report import loop_figure

PICTURES = Path(__file__).with_name("pictures")


def draw(folder: Path) -> None:
    """Write every picture into a folder."""
    history = rp.simulate(rp.load_scenario("ussr-1920"), seed=1922)
    record = rp.read("history")
    loop_figure(history.register, history.summary, record.register).save(folder / "loop.svg")


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if sys.argv[1:] else PICTURES)
