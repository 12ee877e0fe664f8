"""Doors to attitude, one file a subject."""
