"""The person's own data: the only package that knows SQLite."""
