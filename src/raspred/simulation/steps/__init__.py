"""The mechanisms of a month, one file each; they meet in World and never call each other."""
