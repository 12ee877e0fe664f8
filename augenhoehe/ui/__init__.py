"""How the house looks: tokens, components, page frame, icons; and the German words of all rooms.

It knows no rooms and no models. `README.md` beside this file names every component with a line of
usage; `messages.py` keeps the catalogues.
"""
