"""Messages as the conversation shows them: folded, with their files and what became of them."""

from dataclasses import dataclass, field

from augenhoehe.files.queries import attachments_by_owner
from augenhoehe.kernel.mailtext.fold import fold
from augenhoehe.tickets.mailbody import has_remote, own_html
from augenhoehe.tickets.models import Message

LOOKS = {
    Message.Kind.INCOMING: "incoming",
    Message.Kind.OUTGOING: "outgoing",
    Message.Kind.CALL: "call",
    Message.Kind.NOTE: "note",
    Message.Kind.SIDE_OUT: "side",
    Message.Kind.SIDE_IN: "side",
    Message.Kind.AUTOMATIC: "system",
}
ICONS = {
    Message.Kind.INCOMING: "mail",
    Message.Kind.OUTGOING: "reply",
    Message.Kind.CALL: "phone",
    Message.Kind.NOTE: "sticky-note",
    Message.Kind.SIDE_OUT: "forward",
    Message.Kind.SIDE_IN: "corner-down-left",
    Message.Kind.AUTOMATIC: "bot",
}
FOREIGN = (Message.Kind.INCOMING, Message.Kind.SIDE_IN)


@dataclass(frozen=True)
class Told:
    """A message ready to be shown: text in parts, or our own html, or a frame for foreign html.

    `is_quiet`: what machines wrote is one line that unfolds.
    """

    message: Message
    look: str
    icon: str
    parts: list = field(default_factory=list)
    own: str = ""
    is_framed: bool = False
    is_quiet: bool = False
    has_remote: bool = False
    files: list = field(default_factory=list)


def told(messages):
    """Messages with what is shown of them, one query for all their files."""
    files = attachments_by_owner(messages)
    return [_told(message, files.get(message.pk, [])) for message in messages]


def _told(message, files):
    look, icon = LOOKS[message.kind], ICONS[message.kind]
    listed = [link for link in files if not (link.is_inline and message.html)]
    base = {"message": message, "look": look, "icon": icon, "files": listed}
    if message.kind == Message.Kind.AUTOMATIC:
        return Told(**base, is_quiet=True, parts=fold(message.text))
    if message.html and message.kind not in FOREIGN:
        return Told(**base, own=own_html(message))
    if message.html:
        return Told(**base, is_framed=True, has_remote=has_remote(message))
    return Told(**base, parts=fold(message.text))
