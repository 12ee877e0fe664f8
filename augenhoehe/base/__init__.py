"""What every room shares and no room owns: actions, doors, offers, jobs, secrets. Knows no room."""
