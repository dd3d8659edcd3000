"""Widgets of the navigator: parts that screens are made of."""
