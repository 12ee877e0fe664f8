"""What mails keep of a person, and what is forgotten of them with time."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.base.personal import Section, forget, personal
from augenhoehe.mail.actions.erase import erase_outmails, erase_raws
from augenhoehe.mail.models import OutMail, RawMail

BATCH = 500
# Raw mails in these states belong to no concern, so nobody else knows whose they are.
LOOSE = (RawMail.State.STORED, RawMail.State.QUARANTINED, RawMail.State.BLOCKED)
MOST = 5000


def _to(person):
    """Outgoing mails of no other room, or left by them, that name an address of the person."""
    named = Q()
    for email in person.emails:
        named |= Q(to_first__iexact=email) | Q(to__icontains=email) | Q(cc__icontains=email)
        named |= Q(bcc__icontains=email)
    return OutMail.objects.filter(named) if person.emails else OutMail.objects.none()


def _loose(person):
    """Raw mails in quarantine or on the block list whose bytes name an address of the person."""
    wanted = [email.encode() for email in person.emails]
    raws = RawMail.objects.filter(state__in=LOOSE, body__isnull=False).order_by("-pk")[:MOST]
    found = [
        raw.pk
        for raw in raws.iterator(100)
        if any(email in bytes(raw.body).lower() for email in wanted)
    ]
    return RawMail.objects.filter(pk__in=found)


def export(person, box):
    """Mails that were sent to the person outside of concerns too."""
    rows = [
        {
            pgettext("mail", "When"): mail.sent_at or mail.written_at,
            pgettext("mail", "To"): ", ".join(mail.to),
            pgettext("mail", "Subject"): mail.subject,
            pgettext("mail", "Text"): mail.text,
        }
        for mail in _to(person).filter(is_secret=False).order_by("pk")[:MOST]
    ]
    if rows:
        yield Section(_("Mails sent"), rows)


def preview(person):
    """Mails that lose their content."""
    yield _("outgoing mails that are blanked"), _to(person).count()
    yield _("mails in quarantine or blocked"), _loose(person).count()


def erase(erasure, *, by):
    """Blank what the concerns did not blank themselves."""
    erasure.note("outmails", erase_outmails(_to(erasure.person)))
    loose = _loose(erasure.person)
    erasure.note("raws", loose.count())
    erasure.blob_ids |= erase_raws(loose)


def _old(before):
    return RawMail.objects.filter(settled_at__lt=before).exclude(body=None, blob=None)


def count(before):
    """Raw mails that were settled before this moment and still have their bytes."""
    return _old(before).count()


def remove(before, *, by):
    """Forget one batch of them."""
    some = _old(before).filter(pk__in=list(_old(before).values_list("pk", flat=True)[:BATCH]))
    found = some.count()
    erase_raws(some)
    return found


personal(
    "mail",
    title=pgettext_lazy("mail", "Mails"),
    export=export,
    preview=preview,
    erase=erase,
    order=40,
)
forget(
    "mail.raw",
    title=gettext_lazy("Raw mails"),
    hint=gettext_lazy("The mail as it came, kept besides the concern for proof and for repair."),
    count=count,
    remove=remove,
)
