"""Tables of text, as spreadsheets, wikis and CSV files have them: read with the place of every cell, and written."""
