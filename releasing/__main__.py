"""Make a release in `dist/` and try it: `make release`, or `python -m releasing`.

Needs the network, for PyPI alone. What is committed is released, not what lies about.
"""

from __future__ import annotations

import hashlib
import sys

from releasing.bill import write_bill
from releasing.bounds import tell_bounds
from releasing.citation import validate
from releasing.commands import DIST, ReleaseError, run, say
from releasing.packing import pack
from releasing.trying import try_out


def release() -> None:
    """Do all of it in turn.

    Raises:
        ReleaseError: At the first thing that must not be released.
    """
    if run("git", "status", "--porcelain").strip():
        say("Not committed, so not released:")
        say(run("git", "status", "--short"))
    say("The citation")
    validate()
    say("Two builds of what is committed")
    packages = pack()
    say("What is installed with it")
    wheel = next(one for one in packages if one.suffix == ".whl")
    bill = write_bill(wheel)
    say("Each package in an environment of its own")
    try_out(packages)
    say("Bounds beside the newest releases")
    excluded = tell_bounds()
    sums = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}" for one in packages]
    sums.append(f"{hashlib.sha256(bill.read_bytes()).hexdigest()}  {bill.name}")
    (DIST / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    say(f"Written to {DIST.name}/: {', '.join(one.name for one in (*packages, bill))}, SHA256SUMS")
    if excluded:
        names = ", ".join(bound.asked.name for bound in excluded)
        say(f"Try the newest {names} and raise the bounds before you publish.")


def main() -> None:
    """Make the release, or say why there is none."""
    try:
        release()
    except ReleaseError as error:
        sys.stderr.write(f"No release: {error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
