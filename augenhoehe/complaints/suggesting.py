"""Might a conversation be a complaint? By words, which are shown; a person says whether it is one.

Quoted text and signatures do not count, nor words that only name a place to complain, nor what is
denied (“keine Beschwerde”). One strong word is enough, of the weak ones it takes two.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.html import format_html

from augenhoehe.complaints.concerns import CUSTOMER, last_word
from augenhoehe.complaints.letters import ELSEWHERE, SPOKEN
from augenhoehe.complaints.models import Complaint
from augenhoehe.intake.language import language_of
from augenhoehe.kernel.mailtext.fold import visible

WORDS = Path(__file__).parent / "data" / "suspicion.json"
READ, SHOWN, BEFORE, AFTER = 6000, 3, 40, 60
WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 12


@dataclass(frozen=True)
class Hit:
    """A place in a text: which words, and whether they threaten."""

    start: int
    end: int
    kind: str


@cache
def _lists():
    return json.loads(WORDS.read_text(encoding="utf-8"))


@cache
def _pattern(name):
    stems = sorted(_lists()[name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*", re.IGNORECASE)


def said_in(message):
    """What the customer wrote themselves."""
    return visible(message.text)[:READ]


def hits_in(text):
    """The suspicious places of a text, in order, without the harmless and the denied ones."""
    found = [
        Hit(match.start(), match.end(), kind)
        for kind in ("threat", "strong", "weak")
        for match in _pattern(kind).finditer(text)
        if not _is_harmless(text, match)
    ]
    return sorted(found, key=lambda hit: hit.start)


def _is_harmless(text, match):
    word = match[0].lower()
    if any(word.startswith(one) for one in _lists()["harmless"]):
        return True
    before = WORD.findall(text[max(0, match.start() - 30) : match.start()].lower())
    return bool(before) and before[-1] in _lists()["denials"]


def is_suspicious(hits):
    """One strong word or a threat, or two different weak places."""
    return any(hit.kind != "weak" for hit in hits) or len(hits) > 1


def suspicion_of(ticket):
    """Marked excerpts of what a customer said that sounds like a complaint; [] where nothing does.

    Looked at are the newest messages of the customer.
    """
    for message in ticket.messages.filter(kind__in=CUSTOMER).order_by("-at", "-id")[:SHOWN]:
        text = said_in(message)
        hits = hits_in(text)
        if is_suspicious(hits):
            return marked(text, hits)
    return []


def marked(text, hits):
    """Up to three excerpts around the hits, with the words marked."""
    shown = [hit for hit in hits if hit.kind != "weak"] or hits
    return [_excerpt(text, hit) for hit in shown[:SHOWN]]


def _excerpt(text, hit):
    before = " ".join(text[max(0, hit.start - BEFORE) : hit.start].split())
    after = " ".join(text[hit.end : hit.end + AFTER].split())
    return format_html("… {} <mark>{}</mark> {} …", before, text[hit.start : hit.end], after)


def beginning(ticket):
    """What the form begins with when a complaint is opened from a concern."""
    message = last_word(ticket)
    text = said_in(message) if message else ticket.subject
    return {
        "wrong": text.strip()[:1500],
        "kind": Complaint.Kind.CLAIM if _pattern("claim").search(text) else "complaint",
        "is_repeated": bool(_pattern("repeated").search(text)),
        "is_threat": any(hit.kind == "threat" for hit in hits_in(text)),
        "language": _language(text, ticket),
        "product": ticket.product_id,
        "topic": ticket.topic_id,
        "received_at": message.at if message else ticket.opened_at,
    }


def _language(text, ticket):
    """German or English; one that nobody here speaks if a longer text has words of neither."""
    found = language_of(text, default="")
    if found:
        return found
    is_long = len(text.split()) >= LEAST_WORDS
    return ELSEWHERE if is_long or ticket.language not in SPOKEN else ticket.language
