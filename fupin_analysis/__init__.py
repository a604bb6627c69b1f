"""Township poverty-alleviation returns, cleaned, cross-checked, measured and reported."""

__version__ = "0.1.0"
