"""Figures to findings, each with a verdict."""
