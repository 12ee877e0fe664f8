"""What can happen to mailboxes and mails."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

ARRIVED = kind("mail.arrived", _("mails arrived in {subject}"), facts=("count",))
CONNECTED = kind("mailbox.connected", _("{by} changed the mailbox {subject}"))
AUTHORISED = kind("mailbox.authorised", _("{by} allowed {subject} to sign in"))
PAUSED = kind("mailbox.paused", _("{by} switched {subject} on or off"), facts=("on",))
WITHDRAWN = kind("outmail.withdrawn", _("{by} withdrew the mail {subject}"))
RESENT = kind("outmail.resent", _("{by} had the mail {subject} sent again"))
RELEASED = kind("outmail.released", _("{by} released the held mail {subject}"))
BLOCKED = kind("sender.blocked", _("{by} blocked a sender"))
UNBLOCKED = kind("sender.unblocked", _("{by} unblocked a sender"))
ERASED = kind("mail.erased", _("{by} erased what {subject} said"))
