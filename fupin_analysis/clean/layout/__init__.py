"""Where things stand on a sheet: tables, panes, headings, columns, places beside and above, feet."""
