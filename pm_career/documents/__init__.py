"""Turn answers into text that is handed on. Functions return text or values and write nothing.

The answers of --json, with the keys of docs/json.md (`build_answer` returns what `json_text` writes):
  ladder, comparison, search                          the ladder, a level, a skill; comparisons and ways
  development, me, assessment, evidence, plan         one's own notes
  frameworks, framework_diff, importing               ladders as files

Text formats:
  json_text, markdown_text              write JSON; escape text for Markdown
  framework_diff_markdown               `framework diff --format md`
  framework, sheets/                    a whole framework as CSV, workbook, Markdown or JSON
  personal_csv                          a person's notes as CSV
"""
