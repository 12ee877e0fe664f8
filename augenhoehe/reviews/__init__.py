"""Conversation reviews (H5): two or more talk about conversations along the five attitudes.

Words: conversation review (Fallbesprechung), what one brings to it (a conversation one liked, one
that nags), agreement. Nothing here scores or counts a person: what was brought to a review is
deleted the night after, and what was agreed is read by those who were there, and by nobody else.
Clockwork: `reviews.forget`.
"""
