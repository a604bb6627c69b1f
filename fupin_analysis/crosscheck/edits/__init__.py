"""Edits: how they are written, where they can be tried, and how they came out."""
