"""Pages about people, teams, absences and oneself."""
