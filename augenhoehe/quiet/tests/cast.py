"""Somebody with a private space, as tests need them."""

from augenhoehe.quiet import guides, sealing
from augenhoehe.quiet.actions.begin import begin_space
from augenhoehe.quiet.actions.write import write_note
from augenhoehe.quiet.models import Space
from augenhoehe.quiet.opening import secrets_for

PASSPHRASE = "Reiher Koffer Nebel Brezel"
WORDS = "Zwetschgenknödel"


def make_space(owner):
    """(space, key, recovery code) of a person."""
    key = sealing.new_key()
    secrets = secrets_for(Space(owner=owner), key=key, passphrase=PASSPHRASE)
    return begin_space(owner, secrets=secrets), key, secrets.code


def write(space, key, kind="week", **answers):
    """A note of a kind, with the telling word in it."""
    guide = guides.guides()[kind]
    answers = answers or {"situation": f"{WORDS} am Telefon", "next": "Zuhören\nNachfragen"}
    return write_note(space, key=key, guide=guide, answers=answers)


def unlocked(client):
    """The same client with the space open."""
    answer = client.post("/quiet/open/", {"secret": PASSPHRASE})
    assert answer.status_code == 302
    return client
