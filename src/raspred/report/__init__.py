"""Reports: a history or a register told to a person, as one page or as single figures.

`write_report` makes the page of a run, `write_register_report` that of real records,
`plot_measure` a figure of any measure's table.
"""

from raspred.report.figures.figure import Figure
from raspred.report.figures.measure import plot_measure
from raspred.report.pages import write_report
from raspred.report.register_page import write_register_report

__all__ = ["Figure", "plot_measure", "write_register_report", "write_report"]
