"""Household registers: rows to persons, persons to households, households to figures."""
