"""Synthetic townships, registers and planted slips, always labelled as such."""
