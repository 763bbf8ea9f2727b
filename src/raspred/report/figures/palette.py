"""Colours and line styles of the figures, as one style sheet.

The colours of data are those of Okabe and Ito (Color Universal Design, 2008), which
people with the common forms of colour blindness tell apart; they are the same in light
and dark. Everywhere a second sign (shape, dash, label, order) goes with the colour.
Values are written out, not held in CSS variables, because drawing programs that open a
saved SVG do not know those.
"""

from __future__ import annotations

BLUE = "blue"
SKY = "sky"
GREEN = "green"
YELLOW = "yellow"
ORANGE = "orange"
VERMILLION = "vermillion"
PURPLE = "purple"
GREY = "grey"
SILVER = "silver"

SIMULATED = BLUE
RECORDED = VERMILLION

IN_TURN = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, GREY, YELLOW)

COLOURS: dict[str, str] = {
    BLUE: "#0072b2",
    SKY: "#56b4e9",
    GREEN: "#009e73",
    YELLOW: "#f0e442",
    ORANGE: "#e69f00",
    VERMILLION: "#d55e00",
    PURPLE: "#cc79a7",
    GREY: "#8a8f98",
    SILVER: "#c3c7cd",
}

BY_CHANNEL: dict[str, str] = {
    "section": BLUE,
    "politburo": PURPLE,
    "local": GREEN,
    "election": YELLOW,
    "control-commission": ORANGE,
    "police": VERMILLION,
    "nature": GREY,
    "other": SKY,
    "unknown": SILVER,
}

# What is no data: (light, dark).
_INK = ("#1b1f24", "#e8eaed")
_QUIET = ("#596068", "#a9b0b8")
_GRID = ("#d9dce0", "#3a4047")
_PAPER = ("#ffffff", "#15181c")
_LAND = ("#e9e6df", "#2b3036")

_SHAPES = """
.raspred text { font: 13px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
.raspred .small { font-size: 11.5px; }
.raspred .strong { font-weight: 600; }
.raspred .line { fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }
.raspred .dashed { stroke-dasharray: 6 4; stroke-linecap: butt; }
.raspred .dotted { stroke-dasharray: 1.5 4; stroke-linecap: round; }
.raspred .band { opacity: .22; stroke: none; }
.raspred .grid { stroke-width: 1; }
.raspred .rule { stroke-width: 1.4; }
.raspred .edge { stroke-width: 1; }
.raspred .faint { fill-opacity: .38; }
.raspred .see-through { fill-opacity: .72; }
.raspred .hollow { fill: none; stroke-width: 2; }
"""


def stylesheet() -> str:
    """Return the style sheet of every figure, scoped to `svg.raspred`."""
    data = "".join(
        f".raspred .f-{name} {{ fill: {colour}; }}\n.raspred .s-{name} {{ stroke: {colour}; }}\n"
        for name, colour in COLOURS.items()
    )
    dark = _surfaces(1).replace("\n", "\n  ").rstrip()
    return (
        f"{_SHAPES.lstrip()}{data}{_surfaces(0)}"
        f"@media screen and (prefers-color-scheme: dark) {{\n  {dark}\n}}\n"
    )


def _surfaces(mode: int) -> str:
    return (
        f".raspred text {{ fill: {_INK[mode]}; }}\n"
        f".raspred .quiet {{ fill: {_QUIET[mode]}; }}\n"
        f".raspred .f-paper {{ fill: {_PAPER[mode]}; }}\n"
        f".raspred .s-paper {{ stroke: {_PAPER[mode]}; }}\n"
        f".raspred .s-ink {{ stroke: {_INK[mode]}; }}\n"
        f".raspred .f-ink {{ fill: {_INK[mode]}; }}\n"
        f".raspred .s-quiet {{ stroke: {_QUIET[mode]}; }}\n"
        f".raspred .grid {{ stroke: {_GRID[mode]}; }}\n"
        f".raspred .f-land {{ fill: {_LAND[mode]}; }}\n"
    )
