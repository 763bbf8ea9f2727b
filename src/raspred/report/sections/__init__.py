"""The sections of the page, one file a question; each takes the `Case` and returns markup."""
