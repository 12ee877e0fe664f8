"""Surveys and their answers."""

DOORS = {}
THINGS = {}
