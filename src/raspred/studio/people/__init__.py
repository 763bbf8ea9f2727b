"""The people of a history: searched, told one by one, followed, and seen among their own."""
