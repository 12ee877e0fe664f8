"""Attitude: five ways of meeting customers at eye level, helped while one writes (H1, H2, H5).

Words: attitude (Haltung), reply check (Antwort-Check), hint (Hinweis). Nothing here scores a
person, and what is checked is kept nowhere. The checker itself is `kernel/replycheck`.
"""
