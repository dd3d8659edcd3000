"""Turn answers into text for other programs and files. Functions return text or values and write nothing.

The answers of --json, with the keys of docs/json.md (`build_answer` returns what `json_text` writes):
  ladder, comparison                    the ladder, a level, a skill, a search; comparisons and ways
  development, me, evidence, plan       a person's notes
  frameworks, framework_diff            ladders as files, imports, and what changed (also as Markdown)

Text formats:
  json_text                             write JSON
  framework_export                      a whole framework as CSV, workbook, Markdown or JSON
  personal_csv                          a person's notes as CSV
"""
