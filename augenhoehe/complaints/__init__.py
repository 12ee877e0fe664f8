"""Complaints: what went wrong in a customer's eyes, as a record of its own (ISO 10002).

Words: complaint (Beschwerde), claim for defects (Reklamation), what is wanted, our error, decision,
redress, cause, regime (which clocks count). Two clocks run: what the customer was promised
(acknowledged, news, decision) and what the house asks of itself.

Neighbours: stands above tickets, where the conversation with the customer goes on; a complaint from
an older register has none. Surveys, above, ask how it was handled; mediation clears up what a
decision cannot.
"""
