"""One cell: what it is about, what it counts, when it holds, and its value."""
