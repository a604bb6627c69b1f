"""A paper before its numbers are read: whose it is and of which year, its headings and lines, what it tells of one household."""
