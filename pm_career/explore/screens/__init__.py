"""Screens of the navigator."""
