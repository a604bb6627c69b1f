"""Prose to figures: a grammar of numbers, times, places and clauses; the words are data (``vocabulary/prose/``)."""
