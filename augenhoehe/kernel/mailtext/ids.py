"""Message-IDs, always without their angle brackets: found in headers, made, recognised."""

import hashlib
import re

from .addresses import normalise_domain
from .charset import clean
from .fields import BadField
from .model import MAX_ID

ID = re.compile(r"<\s*([^<>]{1,2000}?)\s*>")
BETWEEN = re.compile(r"[\s<>,;\"()]+")
TOKEN = re.compile(r"[A-Za-z0-9._\-]{8,200}")
OURS = ".ah"


def first_id(value):
    """The first Message-ID in a header value, without brackets; "" if there is none."""
    return next(iter(message_ids(value)), "")


def message_ids(value):
    """All Message-IDs in a header value in their order, without brackets, each once."""
    found = ID.findall(value) if "<" in value else []
    if not found and "@" in value:
        found = [word for word in BETWEEN.split(value) if 0 < word.find("@") < len(word) - 1]
    return tuple(dict.fromkeys(_short_id("".join(one.split())) for one in found if one.strip()))


def _short_id(text):
    text = clean(text)
    if len(text) <= MAX_ID:
        return text
    return hashlib.sha256(text.encode()).hexdigest()[:40] + "@long.invalid"


def make_message_id(domain, token):
    """A Message-ID of ours; `token` must be unguessable, the caller draws it."""
    domain = normalise_domain(domain)
    if not domain or not TOKEN.fullmatch(token):
        raise BadField("message_id.broken", {"domain": domain})
    return f"{token}{OURS}@{domain}"


def is_own_id(message_id, domains):
    """Whether we made this Message-ID, so other mail of the same domain is not taken for ours."""
    local, _at, domain = message_id.rpartition("@")
    return local.endswith(OURS) and domain.lower() in {normalise_domain(d) for d in domains}


def thread_references(references, message_id, limit=30):
    """References of an answer: the chain plus what is answered, first and newest kept."""
    chain = tuple(i for i in dict.fromkeys((*references, message_id)) if i)
    return chain if len(chain) <= limit else chain[:1] + chain[1 - limit :]
