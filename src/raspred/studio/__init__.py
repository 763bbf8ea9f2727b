"""The studio: histories to walk through in the browser, and the server behind the pages.

The server keeps nothing of its own but the runs it started and the files it was brought;
what it tells is read off registers by the rooms below.
"""
