"""Metric tables to charts, tables and sentences."""
