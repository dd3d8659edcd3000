"""The interactive navigator: the only package that knows Textual."""
