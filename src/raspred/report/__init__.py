"""Reports: a history or a register told to a person, as one page or as single figures.

`write_report` makes the page of a run, `plot_measure` a figure of any measure's table.
"""

from raspred.report.figures.figure import Figure
from raspred.report.figures.measure import plot_measure
from raspred.report.pages import write_report

__all__ = ["Figure", "plot_measure", "write_report"]
