"""Measures: what is read off a register, real or simulated; they never know which.

`measure` asks for one by name; `MEASURES` lists them. Each measure stands in the file of
its family; what they share are the holders of an office, its electors, who placed whom,
and kernels that count tenures on many days at once.
"""

from raspred.measures.registry import MEASURES, Measure, Option, measure

__all__ = ["MEASURES", "Measure", "Option", "measure"]
