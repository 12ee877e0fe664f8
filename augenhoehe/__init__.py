"""Augenhöhe: the workplace of a head of customer service."""
