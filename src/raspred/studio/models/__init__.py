"""What the studio's addresses take and give; the pages' types are made from these."""
