"""Error localisation: which numbers may be wrong, and which slips would explain them."""
