"""Tables written as files that a person opens in a spreadsheet or an editor, and that read back cell by cell."""
