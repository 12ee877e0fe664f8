"""Who wrote: recognised by the address, which proves nothing and gives no rights."""

from dataclasses import dataclass

from augenhoehe.customers.actions.recognise import recognise_sender
from augenhoehe.customers.models import Company, Contact
from augenhoehe.intake.language import language_of
from augenhoehe.kernel.mailtext.automatic import is_role_address


@dataclass(frozen=True)
class Sender:
    """The address a mail says it is from, and whom we know under it."""

    email: str = ""
    name: str = ""
    contact: Contact | None = None
    companies: tuple[Company, ...] = ()
    is_colleague: bool = False
    is_refuted: bool = False

    @property
    def company(self):
        """The company when it is certain; somebody who writes for several is asked."""
        return self.companies[0] if len(self.companies) == 1 else None


def sender_of(mail, *, house, classification):
    """The sender of a mail; a person not met before becomes a contact, a machine does not."""
    address = writer_of(mail, house)
    if address is None or not address.email:
        return Sender(name=address.name if address else "")
    shown = {"email": address.email, "name": address.name, "is_refuted": _is_refuted(mail)}
    own = address.email in house.by_address
    if own or classification.kind in ("bounce", "own_loop"):
        return Sender(**shown)
    colleague = address.email in house.colleagues
    forms = classification.is_person and not colleague
    known = recognised(address, house=house, text=mail.text, forms_company=forms)
    return Sender(contact=known.contact, companies=known.companies, is_colleague=colleague, **shown)


def recognised(address, *, house, text, forms_company=True):
    """Whom we know under an address, looked for once a batch; a new one speaks as `text` does."""
    known = house.senders.get(address.email)
    if known is None:
        known = house.senders[address.email] = recognise_sender(
            address.email,
            name=address.name,
            language=language_of(text, default=house.department.language),
            by="mail",
            forms_company=forms_company,
        )
    return known


def writer_of(mail, house):
    """From; but where a machine of a form or we ourselves stand there, Reply-To names who wrote."""
    from_ = mail.from_ or mail.sender
    reply = next((a for a in mail.reply_to if a.email), None)
    if reply is None or from_ is None:
        return from_ or reply
    is_machine = is_role_address(from_.email) or from_.email in house.by_address
    return reply if is_machine else from_


def _is_refuted(mail):
    """Our own server found that the mail does not come from whom it names (topmost verdict)."""
    return "dmarc=fail" in mail.header("authentication-results").lower()
