"""Who may find what: each document has one scope, each person several."""

EVERYONE = "everyone"
SCOPES = {}
SOURCES = {}


def team_scope(team_id):
    """The scope of what everybody may find who reads this team's concerns."""
    return f"team{team_id}"


def private_scope(ref):
    """The scope of one confidential thing."""
    return f"only{ref[0]}x{ref[1]}"


def scopes(name):
    """Declare `function(user) -> [scope]`: what a room lets `user` find."""

    def mark(function):
        SCOPES[name] = function
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
