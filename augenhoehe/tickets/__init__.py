"""Concerns from first contact to solution: what was said, who has it, by when, what was promised.

Words: ticket, message, internal note, promise, handover, chaser, consultation, collective case.
Neighbours: customers, mail, servicelevels, solutions below; intake, dashboards, portal above.
"""
