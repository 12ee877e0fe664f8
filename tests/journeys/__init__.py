"""A few walks through the real application in a real browser.

Each walk runs in German at a desktop and in English on a phone, against a started server with its
worker, and every page it visits is checked by axe-core. Words are looked up in the catalogues, so
a walk says what the screen says: `walk.press("Solve")` presses „Lösen“ in German.
"""
