"""The mail with the monthly page: its sentence, the decisions with a link each, the PDF."""

from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.dashboards.models import MonthPage
from augenhoehe.dashboards.printing import paper_name
from augenhoehe.dashboards.receivers import Receiver
from augenhoehe.files.queries import attachments_of
from augenhoehe.mail.actions.write import Letter
from augenhoehe.people.queries import department, public_link


@dataclass(frozen=True, kw_only=True)
class Post:
    """One mail: which page, to whom, with which {decision id: token}."""

    page: MonthPage
    receiver: Receiver
    decisions: list = field(default_factory=list)
    tokens: dict = field(default_factory=dict)


def letter_of(post):
    """The mail in the receiver's language; secret, because its links decide."""
    with override(post.receiver.language):
        words = _words(post)
        papers = attachments_of(post.page)
        name = paper_name(post.page, post.receiver.language)
        return Letter(
            owner=post.page,
            to=(post.receiver.email,),
            subject=_("The service in %(month)s") % {"month": post.page},
            html=render_to_string("dashboards/email/month.html", words),
            text=render_to_string("dashboards/email/month.txt", words),
            attachments=tuple(one for one in papers if one.name == name),
            is_automatic=True,
            is_secret=True,
        )


def _words(post):
    links = [
        (one, public_link(reverse("dashboards:by_link", args=[post.tokens[one.pk]])))
        for one in post.decisions
    ]
    return {
        "page": post.page,
        "language": post.receiver.language,
        "links": links,
        "house": department().name or "Augenhöhe",
        "page_url": public_link(post.page.get_absolute_url()) if post.receiver.user else "",
    }
