"""What mails keep of a person, and what is forgotten of them with time."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.base.offers import without_hidden
from augenhoehe.base.personal import Section, forget, personal
from augenhoehe.mail.actions.erase import erase_outmails, erase_raws
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.mail.queries import named_ids, raw_bytes

BATCH = 500
# Raw mails in these states belong to no concern, so nobody else knows whose they are.
SETTLED = (RawMail.State.QUARANTINED, RawMail.State.BLOCKED)
MOST = 5000


def _to(person):
    """Outgoing mails of no other room, or left by them, that went to the person."""
    found = OutMail.objects.filter(pk__in=named_ids(OutMail, person.emails))
    return without_hidden(found, person.hidden, on="owner")


def _loose(person):
    """Raw mails that belong to no concern and name an address of the person."""
    named = Q(state__in=SETTLED, pk__in=named_ids(RawMail, person.emails))
    return RawMail.objects.filter(named | Q(pk__in=list(_waiting(person))))


def _waiting(person):
    """Those of the last minute that nobody has read yet."""
    wanted = [email.encode() for email in person.emails]
    raws = RawMail.objects.filter(state=RawMail.State.STORED).select_related("blob")
    for raw in raws.order_by("-pk")[:MOST].iterator(100):
        data = (raw_bytes(raw) or b"").lower()
        if any(email in data for email in wanted):
            yield raw.pk


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
    yield _("outgoing mails that are blanked"), _to(person)
    yield _("mails in quarantine or blocked"), _loose(person)


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
