"""Surveys: what customers and the team are asked, how they answer, and what may be told of it.

Words: survey (Umfrage), survey invitation (Umfrageeinladung), response (Rückmeldung), critical
response. A survey promises `personal`, `confidential` or `anonymous`, and keeps it: anonymous
responses live in a table of their own that nothing joins to whoever answered (`anonymity.py`).
A GET never writes an answer; an answer belongs to the version of the questions it answered.

Neighbours: stands above tickets. On concerns it hangs panels into `tickets.slots`.
Questions are plain dicts in `SurveyVersion.content`, explained and checked in `questions.py`.
"""
