"""Building the World of the first day from a scenario, one file a subject."""
