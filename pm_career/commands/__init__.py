"""One file per command: parse, open, ask, show. The only code that prints or prompts."""
