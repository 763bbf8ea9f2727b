"""Fitting: numbers of the model, and rival explanations, held against the record.

Two ways lead to numbers, with the same targets and the same distance (`aim.py`). To publish
one value for each number of a scenario, `calibration.py`: response surfaces, some hundreds
of histories, no word on how sure the values are (`python -m studies.fit`). To learn what the
record leaves open, or to weigh models against each other, `contest.py`: ABC-SMC, a posterior
instead of a value, thousands of histories (`raspred fit`, `raspred contest`).
"""

from __future__ import annotations

from raspred.experiments.fitting.aim import Aim
from raspred.experiments.fitting.contest import Contest, contest
from raspred.experiments.fitting.rivals import RIVALS

__all__ = ["RIVALS", "Aim", "Contest", "contest"]
