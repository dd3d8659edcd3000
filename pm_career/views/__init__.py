"""Answers as pages, and pages as Rich renderables or plain lines. Nothing here prints."""
