"""Places in prose: villages and groups beside numbers, in lists and without 村, and whole stretches about one."""
