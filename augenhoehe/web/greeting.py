"""What the console says when the house is open."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.people.queries import demo_sign_ins
from augenhoehe.setup.actions.begin import renew_begin_token
from augenhoehe.web import env


def greeting(address):
    """Lines for the person at the console: where, and how one gets in."""
    with override(env.console_language()):
        yield _("Augenhöhe is open: {address}").format(address=f"{address}/")
        if beginning := renew_begin_token():
            link = f"{address}{beginning}"
            yield _("Begin the set-up here (new at each start): {link}").format(link=link)
        if people := demo_sign_ins():
            yield _("To try it, sign in as:")
            yield from _table(people)
        yield _("Ctrl-C ends it.")


def _table(people):
    width = max(len(user.email) for user in people)
    for user in people:
        roles = ", ".join(sorted(str(grant.get_role_display()) for grant in user.grants.all()))
        yield f"  {user.email:<{width}}  {user.demo_sign_in.password}  {roles}"
