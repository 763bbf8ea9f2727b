"""A run that is none: says what a real one says, and does what the safeguard asked for tells it.

python tests/studio/lives.py FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def tell(**what: object) -> None:
    """Send a line, as a real run does."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Wait, fail or write, by the title of the run."""
    title = json.loads(sys.stdin.readline())["title"]
    tell(phase="simulating", done=3, whole=12)
    folder = Path(sys.argv[1])
    if title == "fail":
        tell(phase="failed", problems=[{"where": "a", "what": "b", "remedy": "c"}])
        sys.exit(2)
    if title == "vanish":
        sys.exit(1)
    if title in ("wait", "leave"):
        growing = folder.with_name(f".{folder.name}.1-abcd")
        growing.mkdir(parents=True)
        while sys.stdin.readline():
            time.sleep(0.01)
        if title == "wait":
            growing.rmdir()
        sys.exit(3)
    register = folder / "register"
    register.mkdir(parents=True)
    (register / "datapackage.json").write_text("{}", encoding="utf-8")


if __name__ == "__main__":
    main()
