"""Real records, read into registers: one folder a source, each read strictly.

A reader takes every field it knows, and reports every value that it does not understand
with its file, its line and the remedy. What is left out of the register is always told.
"""

from raspred.sources.reading import Reading
from raspred.sources.registry import SOURCES, Source, read

__all__ = ["SOURCES", "Reading", "Source", "read"]
