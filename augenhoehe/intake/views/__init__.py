"""Doors for people who take concerns in."""
