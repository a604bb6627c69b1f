"""Documents of prose to paragraphs and tables: ``.docx``, ``.txt``, ``.md``, ``.html`` and ``.pdf`` with a text layer."""
