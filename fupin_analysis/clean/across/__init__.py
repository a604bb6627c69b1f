"""What columns and rows of one table say of each other: rates, sums, changes, and what must be asked."""
