"""Augenhöhe: the workplace of a head of customer service."""

__version__ = "0.1.0"
