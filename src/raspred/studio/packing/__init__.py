"""A history in one compact file: columns that a browser reads as typed arrays."""
