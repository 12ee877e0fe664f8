"""The doors of surveys: a module a kind of page."""
