"""Scenarios: what is given to a simulation from outside, dated and sourced."""
