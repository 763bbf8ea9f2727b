"""Figures drawn as SVG of our own: each usable alone or on a page.

A figure is built from plain parts (lines, bars, lives, places, seats) and knows nothing
of registers; `measure_figure` draws the tidy table of any measure.
"""
