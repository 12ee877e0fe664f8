"""Who may see and do what with mailboxes, outgoing and raw mails. The table is in `docs/roles.md`.

Raw and outgoing mails follow the team of their mailbox; what a mail says is shown only to people
who may see what it belongs to.
"""

from django.db.models import Q

from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import hidden, without_hidden
from augenhoehe.mail.models import BlockedSender, Mailbox, OutMail, RawMail
from augenhoehe.people.models import Role
from augenhoehe.people.rules import may_change_settings, may_see_settings

OWN = (type_of(OutMail), type_of(RawMail))
WORKING = (Role.AGENT, Role.RECEPTION)


def mailboxes_visible_to(user):
    """Mailboxes are settings; their secrets are shown to nobody."""
    return Mailbox.objects.all() if may_see_settings(user) else Mailbox.objects.none()


def may_change_mailboxes(user):
    """Lead and administrator keep the mailboxes."""
    return may_change_settings(user)


def outmails_visible_to(user):
    """Mails of mailboxes whose teams one reads; lead and administrator see that all exist."""
    found = _of_teams(OutMail.objects.all(), user)
    return without_hidden(found, hidden(user, but=OWN), on="owner")


def hidden_outmails(user):
    """Ids of the mails that belong to something about `user`."""
    return _belonging(OutMail, user, on="owner")


def raws_visible_to(user):
    """The ledger by the team of the mailbox; mails from files are the lead's to look after."""
    return without_hidden(_of_teams(RawMail.objects.all(), user), hidden(user, but=OWN))


def hidden_raws(user):
    """Ids of the raw mails that became something about `user`."""
    return _belonging(RawMail, user, on="subject")


def _belonging(model, user, *, on):
    found = model.objects.none()
    for kind, ids in hidden(user, but=OWN).items():
        found |= model.objects.filter(**{f"{on}_type": kind, f"{on}_id__in": ids})
    return found.values_list("pk", flat=True)


def ledger_visible_to(user):
    """The whole ledger, to be counted: for those who see the settings; no words of any mail."""
    return RawMail.objects.all() if may_see_settings(user) else RawMail.objects.none()


def _of_teams(found, user):
    if not user.is_authenticated:
        return found.none()
    if user.has_role(Role.LEAD, Role.ADMINISTRATOR):
        return found
    if not user.reads_tickets:
        return found.none()
    return found.filter(
        Q(mailbox=None) | Q(mailbox__touchpoint__team_id__in=user.readable_team_ids)
    )


def may_act_on(user, mail):
    """Resend, withdraw, sort by hand: the lead, and members of the mailbox's team."""
    if user.is_lead:
        return True
    if not user.has_role(*WORKING):
        return False
    return mail.mailbox is None or mail.mailbox.touchpoint.team_id in user.team_ids


def may_read_raw(user, raw):
    """What a mail says that belongs to no concern yet: members of its team and the lead."""
    return may_act_on(user, raw)


def may_retry(user, raw):
    """Reading it again shows nobody anything, so the administrator may too."""
    return may_act_on(user, raw) or user.has_role(Role.ADMINISTRATOR)


def may_see_blocked(user):
    """Who works with mails or keeps the settings."""
    return user.is_authenticated and (user.reads_tickets or may_see_settings(user))


def blocked_visible_to(user):
    """The block list."""
    return BlockedSender.objects.all() if may_see_blocked(user) else BlockedSender.objects.none()


def may_block(user):
    """Whoever reads concerns may block a sender of spam; so may the administrator."""
    return user.is_authenticated and (user.reads_tickets or may_change_settings(user))
