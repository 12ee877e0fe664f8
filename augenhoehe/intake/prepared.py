"""A raw mail, read and judged before any transaction: nothing here touches the database."""

from dataclasses import dataclass

from augenhoehe.files import store
from augenhoehe.kernel.mailtext.automatic import Classification, classify
from augenhoehe.kernel.mailtext.bounces import read_bounce
from augenhoehe.kernel.mailtext.model import Attachment, ParsedMail
from augenhoehe.kernel.mailtext.parse import parse
from augenhoehe.kernel.mailtext.threads import candidates
from augenhoehe.mail.models import RawMail

MOST_FILES = 100


@dataclass(frozen=True)
class Prepared:
    """A mail with what it says about itself."""

    raw: RawMail
    mail: ParsedMail
    classification: Classification
    candidates: tuple
    files: tuple[Attachment, ...] = ()

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
    files = _files(mail, data)
    for file in files:
        store.write(store.digest_of(file.data), file.data)
    return Prepared(
        raw=raw,
        mail=mail,
        files=files,
        classification=classify(mail, own_addresses=house.addresses, own_domains=house.domains),
        candidates=candidates(
            mail, keys=house.keys, own_domains=house.domains, mailboxes=house.addresses
        ),
    )


def _files(mail, data):
    """The attachments; where there are very many, the first ones and the mail as a whole."""
    if len(mail.attachments) <= MOST_FILES:
        return mail.attachments
    whole = Attachment("mail.eml", "message/rfc822", data)
    return (*mail.attachments[: MOST_FILES - 1], whole)
