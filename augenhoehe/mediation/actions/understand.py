"""The mail “this is how I understood our talk”: written, confirmed, corrected, given up."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.tokens import new_token
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.write import write_mail
from augenhoehe.mediation import events
from augenhoehe.mediation.actions.open import locked
from augenhoehe.mediation.letters import address_of, letter_of
from augenhoehe.mediation.models import Understanding
from augenhoehe.people.queries import may_send_links, why_no_letter

LASTS = timedelta(days=30)
Answer = Understanding.Answer


@action
def send_understanding(party, *, words, by):
    """Write to a party how the talk was understood; an older link no longer works."""
    talk = locked(party.talk)
    if not words.strip():
        raise Refused(_("The mail says nothing yet."), code="understanding.empty")
    if not address_of(party):
        raise Refused(
            _("No e-mail address is known. Read it out on the phone, or add the address."),
            code="understanding.address",
        )
    if not may_send_links():
        raise Refused(why_no_letter(), code="understanding.no_url")
    _open_ones(party).update(token_hash=None)
    token, token_hash = new_token()
    now = timezone.now()
    mail = Understanding.objects.create(
        party=party,
        words=words.strip(),
        token_hash=token_hash,
        sent_at=now,
        sent_by=by,
        expires_at=now + LASTS,
    )
    write_mail(letter_of(mail, token=token), by=by)
    record(events.UNDERSTOOD, talk, by=by)
    return mail


@action
def answer_understanding(mail, *, answer, own_words="", by):
    """Whoever has the link confirms, corrects in own words, or says it is not for them; once."""
    mail = Understanding.objects.select_for_update().get(pk=mail.pk)
    if not mail.is_open(timezone.now()):
        raise Refused(why_closed(mail), code="understanding.closed")
    if answer == Answer.CORRECTED and not own_words.strip():
        raise Refused(_("Please say in your words what is different."), code="understanding.words")
    mail.answer, mail.own_words = answer, own_words.strip()
    mail.answered_at = timezone.now()
    mail.save(update_fields=["answer", "own_words", "answered_at"])
    record(events.ANSWERED, mail.party.talk, by=by, answer=answer)
    return mail


@action
def read_correction(mail, *, by):
    """The lead has read what was corrected."""
    mail = Understanding.objects.select_for_update().get(pk=mail.pk)
    if mail.read_at is None:
        mail.read_at = timezone.now()
        mail.save(update_fields=["read_at"])
        record(events.ANSWER_READ, mail.party.talk, by=by)
    return mail


@action
def give_up_answer(mail, *, by):
    """Note that a party does not answer; what was understood stands as it was sent."""
    mail = Understanding.objects.select_for_update().get(pk=mail.pk)
    if mail.answer:
        raise Refused(_("There is an answer already."), code="understanding.answered")
    mail.answer, mail.answered_at = Answer.SILENT, timezone.now()
    mail.save(update_fields=["answer", "answered_at"])
    record(events.GIVEN_UP, mail.party.talk, by=by)
    return mail


def why_closed(mail):
    """Why a link does nothing (any more), in a sentence for its receiver."""
    if mail.answer == Answer.CONFIRMED:
        return _("You have confirmed this already. Thank you.")
    if mail.answer == Answer.CORRECTED:
        return _("You have corrected this already; your words were read or will be. Thank you.")
    if mail.answer == Answer.STRANGER:
        return _("This link no longer works, because it reached somebody it was not meant for.")
    return _("This link has ended. Please answer by phone or mail; we are glad to hear from you.")


def _open_ones(party):
    return Understanding.objects.filter(party=party, answer="", token_hash__isnull=False)
