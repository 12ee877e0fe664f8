"""The mandate: the company's three biggest goals, as they were said, and what hangs on them (G1).

Words: goal, wording (who said it and when), today (Ist), target (Soll), question ("not yet
clarified – ask by"). Measures serve goals by a generic link (`measures.aims`).
"""
