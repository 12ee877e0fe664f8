"""Practice (H5): situations one answers first and then compares, for the team round or alone.

Words: practice (Übung), situation, model answer. What somebody answers is kept nowhere, and nobody
learns who practised.
"""
