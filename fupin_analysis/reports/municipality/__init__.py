"""All townships of a year side by side: the report, what it shows of each subject and of the whole, fair comparisons."""
