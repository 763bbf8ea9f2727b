"""Fitting: numbers of the model, and rival explanations, held against the record."""

from raspred.experiments.fitting.contest import Contest, contest
from raspred.experiments.fitting.distances import Aim
from raspred.experiments.fitting.rivals import RIVALS

__all__ = ["RIVALS", "Aim", "Contest", "contest"]
