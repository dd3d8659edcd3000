"""Build a page from an answer, and show a page as lines for a terminal or as plain lines. Nothing here prints.

Pages, a module each for what a command answers:
  ladder, level, skill, tracks, comparison, path, search     the ladder
  development, me, assessment, evidence, plan                one's own notes
  frameworks, framework_diff, importing, data                ladders as files, and the personal data

How a page is shown:
  screen, tables, typesetting, theme    lines of a width for a terminal
  plain                                 `Label: value` lines, and records for a pipe
"""
