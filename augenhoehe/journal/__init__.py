"""What happened: one line for each thing somebody may later ask about, and who reacts to it.

Words: entry, kind, reaction. Below every room that acts; knows none of them.
"""
