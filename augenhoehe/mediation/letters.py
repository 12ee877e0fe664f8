"""The mail “this is how I understood our talk”, in the language of whoever gets it."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.mail.actions.write import Letter
from augenhoehe.mediation.models import Voice
from augenhoehe.mediation.queries import points_of
from augenhoehe.people.queries import department, public_link

# What a party reads of itself; its feelings are repeated to nobody, not even to itself.
TOLD = (Voice.Line.EXPECTED, Voice.Line.HAPPENED, Voice.Line.MATTERS)


def address_of(party):
    """Where a party is written to: its own address, else one of its contact's that mail reaches."""
    if party.own_email or not party.contact_id:
        return party.own_email
    known = party.contact.addresses.filter(bounced_at=None).order_by("pk")
    return known.values_list("email", flat=True).first() or ""


def words_for(party):
    """What the mail says before the lead changes it: the party's own lines, and what was agreed."""
    with override(party.language):
        said = {voice.line: voice.text for voice in party.voices.all()}
        parts = [_greeting(party), _("Thank you for talking with me. This is how I understood it.")]
        parts += [f"{_heading(line)}\n{said[line]}" for line in TOLD if said.get(line)]
        if points := points_of(party.talk):
            parts.append("\n".join([_("What we agreed:"), *map(_point, points)]))
        parts.append(_("If I understood something differently than you meant it, please tell me."))
        parts.append(_("Kind regards"))
        return "\n\n".join(parts) + f"\n{party.talk.lead.name}"


def _greeting(party):
    if party.contact_id or party.own_name:
        return _("Good day, %(name)s,") % {"name": party}
    return _("Good day,")


def _heading(line):
    return {
        Voice.Line.EXPECTED: _("What you had expected:"),
        Voice.Line.HAPPENED: _("What happened, as you told it:"),
        Voice.Line.MATTERS: _("What matters to you:"),
    }[line]


def _point(point):
    who = f"{point.who}: " if point.who else ""
    if not point.due_on:
        return f"– {who}{point.text}"
    day = date_format(point.due_on, "DATE_FORMAT")
    return _("– %(who)s%(what)s, by %(day)s") % {"who": who, "what": point.text, "day": day}


def letter_of(mail, *, token):
    """The mail to a party; secret, because its link answers, and because of what it says."""
    party = mail.party
    with override(party.language):
        words = {
            "words": mail.words,
            "url": public_link(reverse("mediation:by_link", args=[token])),
            "until": mail.expires_at,
            "language": party.language,
            "house": department().name or "Augenhöhe",
        }
        return Letter(
            owner=party.talk,
            to=(address_of(party),),
            subject=_("This is how I understood our talk"),
            html=render_to_string("mediation/email/understanding.html", words),
            text=render_to_string("mediation/email/understanding.txt", words),
            sender_name=mail.sent_by.name,
            is_secret=True,
        )
