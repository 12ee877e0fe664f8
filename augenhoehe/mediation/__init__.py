"""The clearing talk: what was expected, what happened, what matters to each, what was agreed (S4).

Words: clearing talk (Klärungsgespräch), its sheet (Gesprächsblatt), party, voice (what a party says
on a line, and whether it has been heard), interest, option, agreed point, understanding (the mail
“this is how I understood our talk”), look-back; and the talk sheet (Spickzettel) for one difficult
call. Between customers, companies, departments and partners, never among staff.

Confidential: read by the lead and by persons the lead names. For everybody else, administrators and
observers too, a clearing talk leaves no trace (`subjects.py: hides`): no line of the journal, no
mail in the outbox, no hit. Nothing of it is searched, exported as a list or counted in a figure.

Neighbours: stands above tickets and complaints, which it is opened from. Surveys, above, ask
`queries.in_talks` so that nobody is asked while a talk is open; they say “open matter”.
Clockwork: `mediation.forget`.
"""
