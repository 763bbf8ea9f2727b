"""Sensitivity: which numbers of the model its findings hang on."""

from raspred.experiments.sensitivity.analysis import Sensitivity, sensitivity
from raspred.experiments.sensitivity.factors import Factor, factors_of

__all__ = ["Factor", "Sensitivity", "factors_of", "sensitivity"]
