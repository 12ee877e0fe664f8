"""What a collective case shows of the one answer to all: the text, who gets it, how far it is."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from augenhoehe.kernel.mailtext.html import clean_html
from augenhoehe.tickets import rules
from augenhoehe.tickets.filling import fill_for
from augenhoehe.tickets.models import CollectiveAnswer, CollectiveLetter
from augenhoehe.tickets.work_forms import AnswerAllForm

State = CollectiveAnswer.State
PLACEHOLDERS = [f"{{{{{key}}}}}" for key in ("salutation", "name", "company", "number", "agent")]
SHOWN = 10


@dataclass(frozen=True)
class Sent:
    """An answer to all as it stands; only concerns that the reader may see are counted."""

    answer: CollectiveAnswer
    written: int
    left: int
    refused: list = field(default_factory=list)
    may_stop: bool = False

    @property
    def total(self):
        return self.written + self.left + len(self.refused)

    @property
    def html(self):
        return mark_safe(clean_html(self.answer.html).html)

    @property
    def is_going(self):
        return self.answer.state == State.GOING


def writing(case, user, items, *, answer=None, chosen=None, example=None):
    """What is written, to whom, and what was sent.

    `answer`: the form as it came in, with `chosen`, the ids ticked in it; `example`: the item whose
    customer's letter is to be shown.
    """
    draft = draft_of(case, user)
    html = answer.html_given() if answer else draft.html if draft else ""
    _tick(items, draft, chosen)
    return {
        "answer": answer or AnswerAllForm(initial={"html": html}),
        "example": example,
        "preview": mark_safe(clean_html(fill_for(example.ticket, html, by=user)).html)
        if example
        else "",
        "sent": sent_of(case, user),
        "now": timezone.now(),
        "placeholders": PLACEHOLDERS,
    }


def draft_of(case, user):
    """What `user` was writing to all in this case."""
    return CollectiveAnswer.objects.filter(collective=case, author=user, state=State.DRAFT).first()


def _tick(items, draft, chosen):
    """Ticked is what was ticked; else what an answer that was taken back went to, and what joined
    since; else whoever still has it and can be reached."""
    back = draft and draft.begin_at
    before = set(draft.letters.values_list("item_id", flat=True)) if back else set()
    for item in items:
        if chosen is not None:
            item.is_ticked = str(item.pk) in chosen
        elif back and item.joined_at <= draft.begin_at:
            item.is_ticked = item.pk in before
        else:
            item.is_ticked = bool(item.is_affected and item.address)


def sent_of(case, user):
    """The latest answers of a case that `user` may see, the one on its way first."""
    known = rules.answers_visible_to(user).filter(collective=case).exclude(state=State.DRAFT)
    found = known.select_related("author").order_by("-begin_at", "-pk")[:SHOWN]
    return [sent(answer, user) for answer in found]


def sent(answer, user):
    """How far an answer to all is."""
    seen = CollectiveLetter.objects.filter(answer=answer, item__ticket__in=rules.visible_to(user))
    written = seen.exclude(written_at=None).count()
    refused = list(seen.exclude(refused="").select_related("item"))
    left = seen.filter(written_at=None, refused="").count()
    for letter in refused:
        letter.reason_words = reason_words(letter.refused)
    return Sent(answer, written, left, refused, rules.may_stop_answer(user, answer))


def reason_words(code):
    """Why a letter was not written."""
    return {
        "letter.mute": _("no e-mail address"),
        "ticket.merged": _("merged into another concern, which gets its own letter"),
        "mail.bad_address": _("the e-mail address cannot be read"),
    }.get(code, _("it could not be written"))
