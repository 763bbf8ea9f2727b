"""Comparing arms of a study with its baseline, pair by pair of the same seed."""

from raspred.experiments.comparing.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
