"""The command ``fupin``."""
