"""What whole rows are: sums of several subjects, rates below counts."""
