"""Standard solutions: when one fits, the steps, the limit of authority, the text, the way on.

Words: standard solution, authority, placeholder. German and English side by side.
Use: `create_solution(fields, by=…)`, `queries.suggest(words, topic_id=…, product_id=…,
language=…)`; the composer's "/" asks `solutions:pick` `?q=`. A room that has something to fill
placeholders from declares it in its `subjects.py`:
    @place("ticket")                                    # asked by solutions:pick?ticket=5
    def in_ticket(pk, *, user): return Place(language, topic_id, product_id, values) or None
`solutions:from_text` takes `text`, `language`, `known` (names, a line each) by POST and shows what
would become a placeholder before anything is saved. Slot `solutions.show` (host: the solution).
"""
