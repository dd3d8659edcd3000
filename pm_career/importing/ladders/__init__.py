"""Import a ladder from a spreadsheet, a Markdown page or JSON: a framework, and a report on every cell."""
