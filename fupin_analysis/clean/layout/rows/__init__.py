"""One row of a table: what it is, and what its name says of when it holds."""
