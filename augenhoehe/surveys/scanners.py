"""Machines that follow every link of a mail: what gives them away, for half a minute.

Kept apart from all answers, under keyed names, and never for anonymous surveys.
"""

from augenhoehe.base.windows import fits, is_running

LULL = 30
BURST = 10


def note_trap(token_hash):
    """Somebody followed the link that no person sees."""
    fits(f"surveys.trap:{token_hash}", most=1, seconds=LULL)


def note_look(token_hash, score):
    """The page was opened with a score; a second other score at once is no person's."""
    is_first = fits(f"surveys.look:{token_hash}:{score}", most=1, seconds=BURST)
    if is_first and not fits(f"surveys.looks:{token_hash}", most=1, seconds=BURST):
        note_trap(token_hash)


def is_at_work(token_hash):
    """Has a machine just been going through the mail's links?"""
    return is_running(f"surveys.trap:{token_hash}")


def is_ahead(meta):
    """Does the browser only fetch ahead what nobody has opened?"""
    purposes = (meta.get("HTTP_PURPOSE", ""), meta.get("HTTP_SEC_PURPOSE", ""))
    return any("prefetch" in one.lower() for one in purposes)


def is_a_visit(meta):
    """Does a browser say that a person went to the page?"""
    return meta.get("HTTP_SEC_FETCH_MODE") == "navigate" and not is_ahead(meta)
