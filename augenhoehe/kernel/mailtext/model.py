"""What a mail is once it has been read."""

from dataclasses import dataclass
from datetime import datetime

MAX_PARTS = 1_000
MAX_DEPTH = 64
MAX_HEADER = 64_000
MAX_HEADERS = 2_000
MAX_ADDRESSES = 500
MAX_REFERENCES = 100
MAX_ID = 400
MAX_TEXT = 1_000_000
MAX_HTML = 4_000_000


class Unparseable(Exception):
    """A mail that cannot be read; `code` and `params` name the reason for a person."""

    def __init__(self, code, params=None):
        super().__init__(code)
        self.code = code
        self.params = dict(params or {})


@dataclass(frozen=True, slots=True)
class Address:
    """A name and an address; the address is lower case with an ASCII domain, "" when broken."""

    name: str
    email: str

    @property
    def domain(self):
        """The part behind the @, in ASCII."""
        return self.email.rpartition("@")[2]

    @property
    def pretty_email(self):
        """The address with its domain as people write it."""
        local, at, domain = self.email.rpartition("@")
        return local + at + ".".join(_pretty_label(label) for label in domain.split("."))

    @property
    def shown(self):
        """Name and address on one line."""
        if self.name and self.email:
            return f"{self.name} <{self.pretty_email}>"
        return self.name or self.pretty_email


def _pretty_label(label):
    if not label.startswith("xn--") or len(label) > 63:
        return label
    try:
        shown = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label
    return shown if shown.isprintable() and not any(c in "<>@,; " for c in shown) else label


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attached file; `name` is safe to store, `cid` is what the HTML calls it."""

    name: str
    content_type: str
    data: bytes
    cid: str = ""
    is_inline: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """Something a person should know about how the mail was read."""

    code: str
    params: dict


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """A mail that has been read; see the package's docstring for each field."""

    from_: Address | None
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    date: datetime | None
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    headers: dict[str, tuple[str, ...]]
    digest: str
    hints: tuple[Hint, ...] = ()

    def header(self, name):
        """The first value of a header, or the empty string."""
        return self.headers.get(name.lower(), ("",))[0]

    @property
    def answer_to(self):
        """Whom an answer goes to: Reply-To, else From, else Sender."""
        chosen = tuple(a for a in self.reply_to if a.email)
        return chosen or tuple(a for a in (self.from_, self.sender) if a and a.email)[:1]
