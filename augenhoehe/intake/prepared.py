"""A raw mail, read and judged before any transaction: nothing here touches the database."""

from dataclasses import dataclass

from augenhoehe.files import store
from augenhoehe.kernel.mailtext.automatic import Classification, classify
from augenhoehe.kernel.mailtext.bounces import read_bounce
from augenhoehe.kernel.mailtext.model import ParsedMail
from augenhoehe.kernel.mailtext.parse import parse
from augenhoehe.kernel.mailtext.threads import candidates
from augenhoehe.mail.models import RawMail


@dataclass(frozen=True)
class Prepared:
    """A mail with what it says about itself."""

    raw: RawMail
    mail: ParsedMail
    classification: Classification
    candidates: tuple

    @property
    def digest(self):
        """What makes two copies the same mail."""
        return self.mail.digest

    @property
    def message_ids(self):
        """Every Message-ID that may lead to its ticket, its own included."""
        found = [c.value for c in self.candidates if c.ticket_id is None]
        if self.classification.kind == "bounce":
            found.append(read_bounce(self.mail).original_id)
        return [self.mail.message_id, *found]


def prepare(raw, data, *, house):
    """Read a mail; its files are laid on disk already. Raises Unparseable."""
    mail = parse(data)
    for attachment in mail.attachments:
        store.write(store.digest_of(attachment.data), attachment.data)
    return Prepared(
        raw=raw,
        mail=mail,
        classification=classify(mail, own_addresses=house.addresses, own_domains=house.domains),
        candidates=candidates(
            mail, keys=house.keys, own_domains=house.domains, mailboxes=house.addresses
        ),
    )
