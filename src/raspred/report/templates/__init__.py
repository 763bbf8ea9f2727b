"""HTML and CSS of the pages, as package data."""
