"""The rival explanations: each a set of mechanisms that a history can be lived with alone.

What a rival does not claim is switched off. Placing that makes no clients is placing with
three signatures, since those orders bind to no one man; a committee that is not enlarged is
one of fixed size. The reading of each rival as switches is ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import Problem, ScenarioError, nearest
from raspred.experiments.arms import Arm

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALONE = "fixed-committee"

RIVALS = (
    Arm("all together"),
    # Daniels, Fainsod, Schapiro, Souvarine: placing makes clients, clients choose delegates.
    Arm("circular flow", (_ALONE,), ("displacement", "security-bargain")),
    # Harris 2005: secretaries back the Secretary because he shields them at home.
    Arm("security bargain", (_ALONE, "no-section"), ("displacement",)),
    # Souvarine's Ivanov: transfer silences, and silence looks like assent.
    Arm("fear", (_ALONE, "three-signatures@1920-04"), ("security-bargain",)),
    # The leaders' own story: followers go with the man they admire and the line they prefer.
    Arm("prestige and policy", (_ALONE, "no-section"), ("displacement", "security-bargain")),
    # Enlarging the committee swamps the old guard.
    Arm("dilution", ("no-section",), ("displacement", "security-bargain")),
)


def rivals_of(names: Sequence[str] = ()) -> tuple[Arm, ...]:
    """Return the rivals of these names; without names all of them.

    Raises:
        ScenarioError: Names of no rival: all of them.
    """
    known = {arm.name: arm for arm in RIVALS}
    problems = [
        Problem(f"rival {name!r}", "there is no such rival", nearest(name, known))
        for name in names
        if name not in known
    ]
    if problems:
        raise ScenarioError(problems)
    return tuple(known[name] for name in dict.fromkeys(names)) if names else RIVALS
