"""A text's own sums: what it says of several of its numbers together, held against those numbers."""
