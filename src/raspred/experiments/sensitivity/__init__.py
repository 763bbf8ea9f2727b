"""Sensitivity: which numbers of the model its findings hang on."""

from raspred.experiments.sensitivity.analysis import Sensitivity, sensitivity

__all__ = ["Sensitivity", "sensitivity"]
