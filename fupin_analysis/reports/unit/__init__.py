"""One reporting unit, a township and year: what it is cut out of, what it rests on, how it is opened."""
