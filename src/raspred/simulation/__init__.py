"""The simulation: a World, lived through month by month, and recorded into a register."""
