"""Who may find what: each document has one scope, each person several."""

import re
from zlib import crc32

EVERYONE = "everyone"
FORM = re.compile(rf"{EVERYONE}|team\d+|only\d+x\d+")
SCOPES = {}
LENT = {}
SOURCES = {}


def team_scope(team_id):
    """The scope of what everybody may find who reads this team's concerns."""
    return f"team{team_id}"


def private_scope(ref):
    """The scope of one confidential thing."""
    return f"only{ref[0]}x{ref[1]}"


def is_scope(word):
    """Does this word of the index say who may find something, instead of what is found?"""
    return bool(FORM.fullmatch(word))


def mark_of(scope):
    """Three letters that nobody types, so that a scope is one entry of an index of three letters.

    Two scopes may meet in one mark, so the scope itself is asked for as well.
    """
    number = crc32(scope.encode())
    return "".join(chr(0xE000 + (number >> shift) % 6000) for shift in (0, 10, 20))


def scopes(name):
    """Declare `function(user) -> [scope]`: what a room lets `user` find."""

    def mark(function):
        SCOPES[name] = function
        return function

    return mark


def lends(name):
    """Declare `function(user) -> {scope: refs}`: single things out of what `user` may not find."""

    def mark(function):
        LENT[name] = function
        return function

    return mark


def source(name):
    """Declare `function() -> iterator of Doc`: everything a room wants found, for a rebuild."""

    def mark(function):
        SOURCES[name] = function
        return function

    return mark


def scopes_of(user):
    """All scopes of a person."""
    return sorted({scope for offer in SCOPES.values() for scope in offer(user)})


def lent_to(user):
    """{scope: refs} of what a person may find besides, and nothing else of these scopes."""
    found = {}
    for offer in LENT.values():
        found |= offer(user)
    return found
