"""What mails say of a person is removed; that they came and went stays for the counts."""

from django.utils import translation
from django.utils.translation import pgettext

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.jobs import withdraw
from augenhoehe.kernel.mailtext.html import html_to_text
from augenhoehe.mail.actions.name import forget_named
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.people.queries import department

BLANK = {
    "to": [],
    "to_first": "",
    "cc": [],
    "bcc": [],
    "subject": "",
    "text": "",
    "html": "",
    "headers": "",
    "in_reply_to": "",
    "references": "",
    "reply_to": "",
    "error": "",
}
REASON = "the erasure and the nightly forgetting record themselves"
STOPPED = (OutMail.State.WAITING, OutMail.State.HELD)


@housekeeping(REASON)
def erase_raws(raws):
    """Remove the bytes of raw mails; the ids of blobs that lost a link."""
    ids = list(raws.values_list("pk", flat=True))
    blobs = set(
        RawMail.objects.filter(pk__in=ids, blob__isnull=False).values_list("blob_id", flat=True)
    )
    changed = RawMail.objects.filter(pk__in=ids)
    changed.update(body=None, blob=None, source="", detail="")
    forget_named(RawMail, ids)
    return blobs


@housekeeping(REASON)
def erase_outmails(outmails):
    """Blank outgoing mails, and withdraw those that still wait; how many."""
    ids = list(outmails.values_list("pk", flat=True))
    found = OutMail.objects.filter(pk__in=ids)
    for outmail in found.filter(state__in=STOPPED):
        withdraw(f"mail.send:{outmail.pk}")
    found.filter(state__in=STOPPED).update(state=OutMail.State.WITHDRAWN)
    found.update(**BLANK)
    forget_named(OutMail, ids)
    return len(ids)


@housekeeping(REASON)
def black_out_mail(outmails, raws, *, finder):
    """Take what `finder` finds out of mails of ours; those that came go as they came."""
    mark = erased_mark()
    for outmail in outmails.select_for_update():
        outmail.subject = finder.black_out(outmail.subject, mark)
        outmail.text = finder.black_out(outmail.text, mark)
        outmail.html = black_out_html(finder, outmail.html, mark)
        outmail.save(update_fields=["subject", "text", "html"])
    return erase_raws(raws)


def black_out_html(finder, html, mark):
    """The HTML with marks; none at all where a name is spread over several tags."""
    blacked = finder.black_out(html, mark)
    return "" if finder.occurs(html_to_text(blacked)) else blacked


def erased_mark():
    """What stands where a name was, in the language of the house."""
    with translation.override(department().language):
        return pgettext("name", "[erased]")
