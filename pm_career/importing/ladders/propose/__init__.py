"""Propose what each part of a file is in a ladder, with what speaks against it."""
