"""One township and year: the report, the top and the end of its page."""
