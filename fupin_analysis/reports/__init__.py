"""What a notebook opens: one township, the quality of its figures, one unit cut out of everything."""
