"""Runs started from the page: asked for, lived in a process of their own, kept as a folder."""
