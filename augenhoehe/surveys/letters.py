"""The mail of an invitation: the scale in it, the way out in it, in the language of the person.

The sending (`actions/send.py`) decides who gets it; `letter_of(invitation, token=…, to=…)` is the
words. Each point is a link that opens the page with that point chosen; anonymous surveys get one
link without a score, so that no address carries an answer. A link that no person sees shows which
programs follow every link.
"""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.mail.actions.write import Letter
from augenhoehe.mail.headers import way_out
from augenhoehe.people.queries import department
from augenhoehe.surveys.again import words_again
from augenhoehe.surveys.models import Invitation
from augenhoehe.surveys.questions import POINTED, SCORE, question_of, say
from augenhoehe.surveys.sheets import sheet_of


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What the words of a mail are made of; a reminder says that it is one."""

    invitation: Invitation
    token: str
    to: str
    is_reminder: bool = False

    @property
    def language(self):
        """The person's language, if the survey has it."""
        person = self.invitation.contact or self.invitation.user
        wanted = person.language if person else "de"
        return "en" if wanted == "en" and self.content.get("title_en") else "de"

    @property
    def content(self):
        content = self.invitation.version.content
        return words_again(content) if self.invitation.is_again else content

    def url(self, route="answer"):
        """A page of this invitation, with the address of this installation."""
        path = reverse(f"surveys:{route}", args=[self.token])
        return f"{settings.PUBLIC_URL}{path}"


def letter_of(asking):
    """The mail; secret, because its links answer in the person's name."""
    with override(asking.language):
        words = _words(asking)
        return Letter(
            owner=asking.invitation,
            to=(asking.to,),
            subject=_subject(asking),
            html=render_to_string("surveys/email/invitation.html", words),
            text=render_to_string("surveys/email/invitation.txt", words),
            headers=way_out(asking.url("stop")) if asking.invitation.contact_id else (),
            is_automatic=True,
            is_secret=True,
        )


def pulse_letter(survey, version, person, *, is_reminder):
    """The mail of a pulse: word by word the same for everybody of one language."""
    wanted = "en" if person.language == "en" and version.content.get("title_en") else "de"
    with override(wanted):
        title = say(version.content, "title", wanted)
        words = {
            "survey": survey,
            "title": title,
            "intro": say(version.content, "intro", wanted),
            "house": department().name or "Augenhöhe",
            "url": settings.PUBLIC_URL + reverse("surveys:pulse", args=[survey.pk]),
            "is_reminder": is_reminder,
        }
        return Letter(
            owner=survey,
            to=(person.email,),
            subject=_("Reminder: %(title)s") % {"title": title} if is_reminder else title,
            text=render_to_string("surveys/email/pulse.txt", words),
            is_automatic=True,
        )


def _subject(asking):
    title = say(asking.content, "title", asking.language)
    if asking.invitation.is_again:
        title = _("Once more: %(title)s") % {"title": title}
    if asking.invitation.ticket_id:
        title = f"{title} [#{asking.invitation.ticket_id}]"
    return _("Reminder: %(title)s") % {"title": title} if asking.is_reminder else title


def _words(asking):
    invitation, content = asking.invitation, asking.content
    asked = question_of(content, SCORE)
    is_scale = bool(asked) and asked["kind"] in POINTED and not invitation.survey.is_anonymous
    return {
        "invitation": invitation,
        "survey": invitation.survey,
        "house": department().name or "Augenhöhe",
        "language": asking.language,
        "title": say(content, "title", asking.language),
        "intro": say(content, "intro", asking.language),
        "question": say(asked, "title", asking.language) if asked else "",
        "points": _points(asking) if is_scale else [],
        "asked": sheet_of(content, language=asking.language)[0] if asked else None,
        "page_url": asking.url(),
        "trap_url": asking.url("trap"),
        "stop_url": asking.url("stop"),
        "privacy_url": f"{settings.PUBLIC_URL}"
        + reverse("surveys:privacy", args=[invitation.survey.public_key]),
        "is_reminder": asking.is_reminder,
    }


def _points(asking):
    sheet = sheet_of(asking.content, language=asking.language)
    asked = next(one for one in sheet if one.key == SCORE)
    return [(point.label, f"{asking.url()}?s={point.value}") for point in asked.points]
