"""Build a page from an answer, and show a page as lines for a terminal or as plain lines. Nothing here prints.

Pages, a module for each command or topic:
  ladder, level, responsibilities, skill, steps, tracks      the ladder
  comparison, path, search
  development, advice_basis, me, assessment, evidence,       a person's notes
  plan, goal_list
  frameworks, framework_diff, translation, importing, data   ladders as files, and the personal data

How a page is shown:
  screen, tables, trees,        blocks as Rich draws them on a terminal
  remarks, theme
  plain                         `Label: value` lines, and records for a pipe
"""
