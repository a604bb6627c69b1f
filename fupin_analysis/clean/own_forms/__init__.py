"""The project's own forms: the return workbook, its sheets of records, tidy tables."""
