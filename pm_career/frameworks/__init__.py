"""Ladders from outside: found, read, checked. The only package that knows YAML."""
