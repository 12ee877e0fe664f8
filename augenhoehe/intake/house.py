"""What taking in a batch of mails needs to know of the house: read once a batch."""

from dataclasses import dataclass, field

from django.utils import timezone

from augenhoehe.intake.actions.prepare import prepare_first_touchpoint
from augenhoehe.kernel.mailtext.parse import delivered_to
from augenhoehe.mail.keys import verifying_keys
from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.queries import blocked_patterns
from augenhoehe.people.models import Department, Touchpoint, User
from augenhoehe.people.queries import department


@dataclass
class House:
    """Mailboxes, addresses of ours, keys, blocked senders, and whose addresses are colleagues'."""

    department: Department
    mailboxes: dict[int, Mailbox]
    by_address: dict[str, Mailbox]
    domains: frozenset[str]
    keys: tuple[bytes, ...]
    blocked: frozenset[str]
    colleagues: frozenset[str]
    default: Touchpoint
    senders: dict = field(default_factory=dict)

    @property
    def addresses(self):
        """All addresses of our mailboxes."""
        return tuple(self.by_address)

    def touchpoint_for(self, raw, mail):
        """Where the mail came in: its mailbox, else the one it is addressed to, else the first."""
        mailbox = self.mailbox_for(raw, mail)
        return mailbox.touchpoint if mailbox else self.default

    def mailbox_for(self, raw, mail):
        """The mailbox from which a ticket of this mail is answered, or None."""
        if raw.mailbox_id:
            return self.mailboxes[raw.mailbox_id]
        addressed = [*(a.email for a in (*mail.to, *mail.cc)), *delivered_to(mail)]
        named = (self.by_address.get(_bare(email)) for email in addressed)
        return next((mailbox for mailbox in named if mailbox), None)


def _bare(email):
    local, at, domain = email.rpartition("@")
    return local.partition("+")[0] + at + domain


def load_house(*, team=None):
    """Read the house; an empty one gets its first team, so that no mail is without a home."""
    mailboxes = list(Mailbox.objects.select_related("touchpoint__team").order_by("pk"))
    by_address = {one: mailbox for mailbox in mailboxes for one in mailbox.addresses}
    emails = User.objects.filter(is_active=True).values_list("email", flat=True)
    return House(
        department=department(),
        mailboxes={mailbox.pk: mailbox for mailbox in mailboxes},
        by_address=by_address,
        domains=frozenset(one.rpartition("@")[2] for one in by_address),
        keys=verifying_keys(timezone.now()),
        blocked=blocked_patterns(),
        colleagues=frozenset(email.lower() for email in emails),
        default=_default_touchpoint(team),
    )


def _default_touchpoint(team):
    found = Touchpoint.objects.filter(team__retired_at=None, kind="mail").select_related("team")
    if team:
        found = found.filter(team=team)
    first = found.order_by("team__is_confidential", "team__position", "pk").first()
    return first or prepare_first_touchpoint(team, by="system")
