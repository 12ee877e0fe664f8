"""Data protection: export, erasure, retention, and proof of it."""
