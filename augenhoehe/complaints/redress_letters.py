"""The mail that asks the second pair of eyes."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.mail.actions.write import Letter
from augenhoehe.people.queries import department, public_link


def second_letter(decision, receiver, *, token):
    """The mail in the receiver's language; secret, because its link decides."""
    with override(receiver.language):
        words = {
            "decision": decision,
            "lines": list(decision.lines.all()),
            "wrong": told_of(decision.complaint),
            "language": receiver.language,
            "house": department().name or "Augenhöhe",
            "url": public_link(reverse("complaints:second_by_link", args=[token])),
        }
        return Letter(
            to=(receiver.email,),
            subject=_("To be approved: decision on the complaint %(number)s")
            % {"number": decision.complaint},
            html=render_to_string("complaints/email/second.html", words),
            text=render_to_string("complaints/email/second.txt", words),
            is_automatic=True,
            is_secret=True,
        )


def told_of(complaint):
    """What went wrong, for whoever approves; nothing of what is confidential leaves the house."""
    ticket = complaint.ticket
    is_delicate = complaint.is_breach or complaint.about_id
    if is_delicate or (ticket is not None and ticket.is_confidential):
        return ""
    return complaint.wrong[:800]
