"""Reports: a history or a register told to a person, as one page or as single figures.

`write_report` makes the page of a run, `write_register_report` that of real records,
`loop_figure` its main figure alone, `plot_measure` a figure of any measure's table.
"""

from raspred.report.figures.figure import Figure
from raspred.report.figures.measure import plot_measure
from raspred.report.pages import write_report
from raspred.report.register_page import write_register_report
from raspred.report.sections.loop import loop_figure

__all__ = ["Figure", "loop_figure", "plot_measure", "write_register_report", "write_report"]
