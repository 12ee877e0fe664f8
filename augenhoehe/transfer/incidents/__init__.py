"""The event log of an older system: a line an event, many lines a concern."""
