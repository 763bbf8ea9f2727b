"""The register: who held which post, from when to when, and who placed whom.

`builder` takes rows and gives a frozen `register`; `files` keeps it as a folder; `check`
asks its `laws`. `tables` and `vocabulary` declare what it holds, and all else follows
them. Import from these modules: nothing is loaded here, for start-up counts.
"""
