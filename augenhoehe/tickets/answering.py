"""What a collective case shows of the one answer to all: the text, who gets it, how far it is."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from augenhoehe.base.at_once import fetch_at_once
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


def writing(user, items, known, *, answer=None, chosen=None, example=None):
    """What is written, to whom, and what was sent; `known`: one's draft, and what was `sent`.

    `answer`: the form as it came in, with `chosen`, the ids ticked in it; `example`: the item whose
    customer's letter is to be shown.
    """
    draft = known["draft"]
    html = answer.html_given() if answer else draft.html if draft else ""
    _tick(items, draft, chosen)
    return {
        "answer": answer or AnswerAllForm(initial={"html": html}),
        "example": example,
        "preview": mark_safe(clean_html(fill_for(example.ticket, html, by=user)).html)
        if example
        else "",
        "sent": known["sent"],
        "now": timezone.now(),
        "placeholders": PLACEHOLDERS,
    }


def known_of(case, user):
    """One's draft and what was sent, where nothing else is asked with it."""
    drafts, answers = fetch_at_once(drafts_of(case, user), answers_of(case, user))
    return {"draft": next(iter(drafts), None), "sent": sent_all(answers, user)}


def drafts_of(case, user):
    """What `user` was writing to all in this case, as a list of at most one."""
    own = CollectiveAnswer.objects.filter(collective=case, author=user, state=State.DRAFT)
    return own.order_by("pk")[:1]


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


def answers_of(case, user):
    """The latest answers of a case that `user` may see, the one on its way first."""
    known = rules.answers_visible_to(user).filter(collective=case).exclude(state=State.DRAFT)
    return known.select_related("author").order_by("-begin_at", "-pk")[:SHOWN]


def sent(answer, user):
    """How far an answer to all is."""
    return sent_all([answer], user)[0]


def sent_all(answers, user):
    """How far each of these answers is, in one statement for all."""
    seen = CollectiveLetter.objects.filter(item__ticket__in=rules.visible_to(user))
    seen = seen.filter(answer__in=[answer.pk for answer in answers])
    written = Count("pk", filter=Q(written_at__isnull=False))
    left = Count("pk", filter=Q(written_at=None, refused=""))
    refused = seen.exclude(refused="").select_related("item").order_by("pk")
    counts = seen.order_by().values_list("answer_id").annotate(written=written, left=left)
    fetch_at_once(counts, refused)
    known, letters = {pk: (many, rest) for pk, many, rest in counts}, defaultdict(list)
    for letter in refused:
        letter.reason_words = reason_words(letter.refused)
        letters[letter.answer_id].append(letter)
    return [
        Sent(one, *known.get(one.pk, (0, 0)), letters[one.pk], rules.may_stop_answer(user, one))
        for one in answers
    ]


def reason_words(code):
    """Why a letter was not written."""
    return {
        "letter.mute": _("no e-mail address"),
        "ticket.merged": _("merged into another concern, which gets its own letter"),
        "mail.bad_address": _("the e-mail address cannot be read"),
    }.get(code, _("it could not be written"))
