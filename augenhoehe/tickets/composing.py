"""What the composer begins with: the draft, or to whom and in which thread one answers."""

from dataclasses import dataclass

from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import ref
from augenhoehe.kernel.mailtext.html import text_to_html
from augenhoehe.tickets import rules
from augenhoehe.tickets.filling import address_of, last_incoming
from augenhoehe.tickets.letters import attachments_of, thread_files
from augenhoehe.tickets.mailbody import own_html
from augenhoehe.tickets.models import Draft, Message

DRAFT_TYPE = type_of(Draft)
KINDS = (Draft.Kind.REPLY, Draft.Kind.NOTE, Draft.Kind.FORWARD)


def composer(ticket, request, *, shown=()):
    """The context of the composer: which tab, its texts, its files, the newest message seen.

    `shown`: the newest messages where they were read already.
    """
    mine = {one.kind: one for one in Draft.objects.filter(user=request.user, ticket=ticket)}
    answered = Answered.of(ticket, shown)
    kind = _kind(ticket, request, answered, mine)
    draft = mine.get(kind)
    newest = ticket.messages.order_by("-id").values_list("pk", flat=True).first() or 0
    return {
        "compose": kind,
        "drafted": set(mine) - {kind},
        "draft": draft,
        "texts": _texts(draft) if draft else _fresh(ticket, kind, answered),
        "draft_files": attachments_of(ref(draft)) if draft else [],
        "thread_files": _to_tick(ticket, draft) if kind == Draft.Kind.FORWARD else [],
        "seen_id": newest,
    }


@dataclass(frozen=True)
class Answered:
    """Whom an answer goes to, and who was in copy, so that nobody is lost from the talk."""

    to: str
    cc: tuple = ()

    @classmethod
    def of(cls, ticket, shown):
        told = (one for one in reversed(shown) if one.kind == Message.Kind.INCOMING)
        last = next(told, None) or last_incoming(ticket)
        return cls(address_of(ticket, last), tuple(last.cc) if last else ())


def _kind(ticket, request, answered, mine):
    """The tab that was asked for; else where one was writing last; else the reply."""
    asked = request.GET.get("compose")
    may_write = rules.may_work_on(request.user, ticket)
    if asked in KINDS and (may_write or asked == Draft.Kind.NOTE):
        return asked
    if may_write and mine:
        return max(mine.values(), key=lambda draft: draft.saved_at).kind
    return Draft.Kind.REPLY if may_write and answered.to else Draft.Kind.NOTE


def _texts(draft):
    return {name: getattr(draft, name) for name in ("to", "cc", "bcc", "subject", "html")} | {
        "solutions": draft.extra.get("solutions", ""),
        "promise": draft.extra.get("promise", ""),
        "promise_at": draft.extra.get("promise_at", ""),
    }


def _fresh(ticket, kind, answered):
    if kind == Draft.Kind.REPLY:
        return {"to": answered.to, "cc": ", ".join(answered.cc)}
    if kind == Draft.Kind.FORWARD:
        return {"subject": f"Fwd: {ticket.subject}", "html": _quoted(ticket)}
    return {}


def _original(ticket):
    """What a third party gets to read: how the concern began."""
    return ticket.messages.filter(kind=Message.Kind.INCOMING).order_by("at", "id").first()


def _quoted(ticket):
    from_customer = _original(ticket)
    if from_customer is None:
        return ""
    return f"<p></p><blockquote>{text_to_html(from_customer.text[:20_000])}</blockquote>"


def as_html(text):
    """Plain text, written without script, as the editor would have it."""
    return text_to_html(text) if text.strip() else ""


def _to_tick(ticket, draft):
    """The files customers sent, each with whether it goes along: at first those of what is quoted,
    pictures within the text left out."""
    files, kept = thread_files(ticket), (draft.extra if draft else {}).get("thread_files")
    quoted = _original(ticket)
    for file in files:
        at_first = quoted is not None and file.owner_id == quoted.pk and not file.is_inline
        file.is_ticked = at_first if kept is None else file.pk in kept
    return files


def left_drafts(ticket, user):
    """What `user` was writing in a ticket that was merged meanwhile: [(draft, its html)]."""
    mine = Draft.objects.filter(user=user, ticket=ticket) if ticket.is_merged else ()
    return [(draft, own_html(draft)) for draft in mine]
