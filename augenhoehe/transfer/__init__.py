"""Imports and exports: everything that enters or leaves the house as a file."""
