"""Figures to metric tables."""
