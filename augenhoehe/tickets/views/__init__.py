"""Doors for people, one page a file."""
