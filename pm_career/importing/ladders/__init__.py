"""Somebody's ladder in a spreadsheet, a page or a list -> a framework, and an account of every cell of it."""
