"""The return workbook (报送表): what is on it, and writing it."""
