"""Practice (H5): situations one answers first and then compares, for the team round or alone.

Words: practice (Übung), situation, model answer, own case (a situation from our own conversations,
anonymised, released by a second person), schedule (private: when a situation comes again). What
somebody answers is kept nowhere, and nobody learns who practised.
"""
