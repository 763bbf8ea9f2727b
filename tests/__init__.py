"""A package, so that no library which ships its own tests can stand in for these."""
