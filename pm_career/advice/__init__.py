"""Answers as arithmetic on a ladder and a person's ratings. Pure: `today` is an argument, nothing is read."""
