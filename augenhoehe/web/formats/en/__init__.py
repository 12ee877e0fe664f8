"""English as in Europe: day before month, 24 hours."""
