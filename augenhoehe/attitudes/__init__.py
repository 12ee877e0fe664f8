"""The five attitudes: meeting customers at eye level, practised and talked about (H1, H2, H5).

Words: attitude, conversation review (Fallbesprechung), what one brings to it (a conversation one
liked, one that nags), agreement, practice (a situation, three answers, questions for a talk).
Nothing here scores or counts a person: what was brought to a review is deleted the night after,
and what was agreed is read by those who were there, and by nobody else.
Clockwork: `attitudes.forget_reviews`.
"""
