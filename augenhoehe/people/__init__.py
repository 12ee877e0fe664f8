"""Who works here: people, their roles, teams, touchpoints, absences, and how they sign in.

Words: user, role, team, touchpoint, absence, invitation, department. Neighbours: everybody above.
"""
