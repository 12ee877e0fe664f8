"""What other rooms may point at here."""

from augenhoehe.base.offers import subject
from augenhoehe.mail import rules
from augenhoehe.mail.models import BlockedSender, Mailbox, OutMail, RawMail

subject(Mailbox, visible_to=rules.mailboxes_visible_to)
subject(
    OutMail,
    visible_to=rules.outmails_visible_to,
    label=lambda mail: f"#{mail.pk}",
    hides=rules.hidden_outmails,
)
subject(
    RawMail,
    visible_to=rules.raws_visible_to,
    label=lambda raw: f"#{raw.pk}",
    url=lambda raw: "",
    hides=rules.hidden_raws,
)
subject(BlockedSender, visible_to=rules.blocked_visible_to, url=lambda blocked: "")
