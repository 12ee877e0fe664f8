"""An own case is written; whatever looks like personal data is covered before it is stored."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.practice.masking import mask_all, own_words
from augenhoehe.practice.models import CaseText, OwnCase
from augenhoehe.tickets.models import Concealment

DRAFT = "a draft is its author's until it is given to be checked"
FIELDS = (
    "title",
    "scene",
    "says",
    "answer_1",
    "carries_1",
    "answer_2",
    "carries_2",
    "answer_3",
    "carries_3",
    "questions",
)


@housekeeping(DRAFT)
def begin_own_case(proposer, *, language, source=None):
    """Begin a case, blank or with the masked words of a conversation."""
    check_source(source)
    now = timezone.now()
    case = OwnCase.objects.create(proposer=proposer, source=source, changed_at=now)
    if source is not None:
        said = source.messages.order_by("at", "pk")
        first = said.filter(kind__in=("incoming", "call")).first()
        texts = {
            "title": source.subject,
            "says": own_words(first),
            "answer_1": own_words(said.filter(kind="outgoing").last()),
        }
        _keep(case, language, texts)
    return case


@housekeeping(DRAFT)
def write_own_case(case, *, language, attitude, texts):
    """Keep what a case says in one language, masked anew."""
    case = draft_of(case)
    case.attitude, case.changed_at = attitude, timezone.now()
    case.save(update_fields=["attitude", "changed_at"])
    return _keep(case, language, texts)


@housekeeping(DRAFT)
def erase_draft(case):
    """Delete a case that was never released, or was withdrawn."""
    draft_of(case).delete()


def check_source(source):
    """Refused for what is hidden from a colleague or confidential."""
    if source is None:
        return
    if source.is_confidential or source.team.is_confidential:
        text = _(
            "A confidential conversation does not become a case. Write it from memory, changed."
        )
        raise Refused(text, code="practice.confidential")
    if Concealment.objects.filter(ticket=source).exists():
        text = _("This conversation does not become a case. Write one from memory, changed.")
        raise Refused(text, code="practice.hidden")


def draft_of(case):
    """The case, locked; Refused when it is no draft any more."""
    case = OwnCase.objects.select_for_update().get(pk=case.pk)
    if case.state != OwnCase.State.DRAFT:
        raise Refused(_("This case is no longer a draft."), code="practice.no_draft")
    return case


def _keep(case, language, texts):
    plain = {name: texts.get(name, "").replace("\0", "").strip() for name in FIELDS}
    masked = mask_all(plain, source=case.source, language=language)
    kept = {name: masked[name][: CaseText._meta.get_field(name).max_length] for name in FIELDS}
    found, _new = CaseText.objects.update_or_create(case=case, language=language, defaults=kept)
    return found
