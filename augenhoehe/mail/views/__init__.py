"""The doors of the room, a file a subject."""
