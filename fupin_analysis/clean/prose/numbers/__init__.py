"""Numbers in prose: how they are written, what stands together, which are of a rule or a size, and what they measure."""
