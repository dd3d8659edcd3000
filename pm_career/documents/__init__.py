"""Answers as documents: text that is handed on. Returns str, writes nothing."""
