"""A run of records becomes totals, and one page that shows every fact in its place."""
