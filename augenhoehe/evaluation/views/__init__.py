"""The doors of evaluation: a module a kind of page."""
