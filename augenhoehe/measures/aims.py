"""What a measure can serve: goals, which lie above and are offered here.

@aims("goals")
def company_goals(user):                 # in the subjects.py of the room that has them
    return [(ref, label), …]
"""

from augenhoehe.base.doors import is_number

AIMS = {}
NONE = "none"


def aims(name):
    """Declare `function(user) -> [(ref, label)]`: what measures may serve."""

    def mark(function):
        AIMS[name] = function
        return function

    return mark


def aims_of(user):
    """[(ref, label)] of everything a measure may serve now."""
    return [pair for offer in AIMS.values() for pair in offer(user)]


def word_of(ref):
    """(type, id) as a short word for forms and addresses."""
    return f"{ref[0]}:{ref[1]}"


def ref_of(word):
    """The (type, id) that a word says; None for anything else."""
    kind, _colon, pk = (word or "").partition(":")
    return (int(kind), int(pk)) if is_number(kind) and is_number(pk) else None
