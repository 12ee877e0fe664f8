"""The index and its stems, one for all rooms: rooms hand texts in, and ask with a team filter.

Words: document, token. Below every room that is searched; knows none of them.
"""
