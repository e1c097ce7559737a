"""Whether what is on record is still what was recorded."""
