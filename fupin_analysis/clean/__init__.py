"""Rows of text to figures in base units; what cannot be placed is set aside with a reason."""
