"""Fair comparison of places: intervals, funnel limits, shrunken rates, expected ranks, control charts of a series."""
