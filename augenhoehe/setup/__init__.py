"""From an empty installation to the first answered mail, and what is still missing."""
