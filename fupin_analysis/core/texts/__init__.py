"""What the characters of a text are: marks nobody sees, number formats, identifiers to mask, words of how exact a number is."""
