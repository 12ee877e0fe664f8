"""What the console says when the house is open."""

from augenhoehe.people.queries import demo_sign_ins
from augenhoehe.setup.actions.begin import renew_begin_token


def greeting(address):
    """Lines for the person at the console: where, and how one gets in."""
    yield f"Augenhöhe is open: {address}/"
    if beginning := renew_begin_token():
        yield f"Begin the set-up here (new at each start): {address}{beginning}"
    people = demo_sign_ins()
    if people:
        yield "To try it, sign in as:"
    for user in people:
        roles = ", ".join(sorted(grant.get_role_display() for grant in user.grants.all()))
        yield f"  {user.email:<34} {user.demo_sign_in.password:<22} {roles}"
    yield "Ctrl-C ends it."
