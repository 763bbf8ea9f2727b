"""Files for other programs: each format says what of a register it cannot carry.

`catalog.export` writes one of them. A format that is read as well is read by the room of
its name among the sources.
"""
