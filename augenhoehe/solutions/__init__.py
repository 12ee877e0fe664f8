"""Standard solutions: when one fits, the steps, the limit of authority, the text, the way on.

Words: standard solution, authority, placeholder. German and English side by side.
"""
