"""Whose eyes are the second pair, and how they are asked by mail; used by the actions."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.base.tokens import new_token
from augenhoehe.complaints.goodwill import redress_rules
from augenhoehe.complaints.limits import covers, limit_of
from augenhoehe.complaints.models import Decision, SecondKey
from augenhoehe.complaints.redress_letters import second_letter
from augenhoehe.mail.actions.write import write_mail
from augenhoehe.people.models import Role, User
from augenhoehe.people.queries import department

DAYS = 14
EYES = (Role.LEAD, Role.BOSS)


@dataclass(frozen=True)
class Receiver:
    """One address; `user` where a person of the house stands behind it."""

    email: str
    language: str
    user: User | None = None


def ask_second_eyes(decision, *, by):
    """Mail a link to everybody who may approve; refused where nobody may."""
    rules = redress_rules()
    found = receivers(decision, rules) if settings.PUBLIC_URL else []
    if not found and not eyes_inside(decision, rules):
        raise Refused(
            _("Nobody else may approve this amount. Enter somebody in the settings of redress."),
            code="decision.nobody",
        )
    for one in found:
        token, token_hash = new_token()
        now = timezone.now()
        SecondKey.objects.create(
            decision=decision,
            token_hash=token_hash,
            email=one.email,
            user=one.user,
            sent_at=now,
            expires_at=now + timedelta(days=DAYS),
        )
        write_mail(second_letter(decision, one, token=token), by=by)


def receivers(decision, rules):
    """Bosses and the further addresses, each once; never whoever decided."""
    found = {}
    if rules.to_bosses:
        for one in _people(decision, rules, roles=(Role.BOSS,)):
            found[one.email.lower()] = Receiver(one.email, one.language, one)
    if covers(rules.boss_cents, decision.total_cents):
        for address in extra_addresses(rules):
            found.setdefault(address.lower(), Receiver(address, department().language))
    found.pop(decision.by.email.lower(), None)
    return list(found.values())


def eyes_inside(decision, rules):
    """People of the house who may approve it on its page."""
    return _people(decision, rules, roles=EYES)


def _people(decision, rules, *, roles):
    people = User.objects.filter(is_active=True, grants__role__in=roles)
    others = people.exclude(pk__in=[decision.by_id, decision.complaint.about_id or 0]).distinct()
    cents = decision.total_cents
    return [one for one in others.order_by("pk") if covers(limit_of(one, rules), cents)]


def extra_addresses(rules):
    """The further addresses, each once, as they were typed."""
    found = {
        line.strip().lower(): line.strip() for line in rules.extra.splitlines() if line.strip()
    }
    return list(found.values())


def is_still_asked(key):
    """May the link still be used? Its person must still be asked, its address still be entered."""
    asked = receivers(key.decision, redress_rules())
    if key.user_id:
        return any(one.user and one.user.pk == key.user_id for one in asked)
    return any(one.user is None and one.email.lower() == key.email.lower() for one in asked)


def why_over(decision):
    """Why nothing can be said to a decision any more, in a sentence."""
    if decision.state == Decision.State.TAKEN_BACK:
        return _("This decision was taken back; nothing is left to approve.")
    if decision.second_at is None:
        return _("This decision did not need a second pair of eyes.")
    day = date_format(timezone.localtime(decision.second_at), "DATE_FORMAT")
    words = (
        _("%(name)s declined this on %(day)s.")
        if decision.state == Decision.State.DECLINED
        else _("%(name)s approved this on %(day)s.")
    )
    return words % {"name": decision.second_name, "day": day}
