"""A notebook and its parameters to one self-contained page."""
