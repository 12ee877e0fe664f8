"""Texts as pieces, so that a page can mark what was found and say by which words."""

from dataclasses import dataclass

from augenhoehe.evaluation.coding import texts_of
from augenhoehe.surveys.questions import question_of


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; `reasons` [(code, line)] where something was found in it."""

    text: str
    reasons: tuple = ()


def pieces_of(text, places, *, longest=None):
    """A text in pieces; places [(start, end, code, line)] that overlap are marked as one."""
    end = len(text) if longest is None else min(len(text), longest)
    found, at = [], 0
    for start, stop, reasons in _spans(places):
        if stop > end:
            break
        found += [Piece(text[at:start]), Piece(text[start:stop], reasons)]
        at = stop
    found.append(Piece(text[at:end] + ("…" if end < len(text) else "")))
    return [piece for piece in found if piece.text]


def _spans(places):
    spans = []
    for start, stop, *reason in sorted(places):
        if spans and start < spans[-1][1]:
            last = spans[-1]
            spans[-1] = (last[0], max(last[1], stop), [*last[2], tuple(reason)])
        else:
            spans.append((start, stop, [tuple(reason)]))
    return [(start, stop, tuple(dict.fromkeys(reasons))) for start, stop, reasons in spans]


@dataclass(frozen=True)
class Said:
    """What somebody wrote to one question: its key, the question, the text in pieces."""

    key: str
    question: dict | None
    pieces: list


def said_in(response, codings, *, longest=None):
    """Everything somebody wrote, with what the codings found in it."""
    places = {}
    for one in codings:
        for key, start, stop, line in one.places:
            places.setdefault(key, []).append((start, stop, str(one.code), line))
    return [
        Said(
            key,
            question_of(response.version.content, key),
            pieces_of(text, _within(places.get(key, []), text), longest=longest),
        )
        for key, text in texts_of(response)
    ]


def _within(places, text):
    """A text may have been shortened since it was read: what lies outside is not marked."""
    return [place for place in places if 0 <= place[0] < place[1] <= len(text)]
