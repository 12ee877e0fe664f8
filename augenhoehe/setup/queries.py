"""How far the set-up is."""

from django.utils.crypto import constant_time_compare

from augenhoehe.people.queries import department, has_lead
from augenhoehe.people.tokens import hash_of


def begins_with(token):
    """Is `token` the one that was printed last, and is the installation still empty?"""
    kept = department().begin_hash
    return bool(kept and token) and constant_time_compare(kept, hash_of(token)) and not has_lead()
