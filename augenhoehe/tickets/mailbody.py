"""A mail's HTML as a page of its own: cleaned, without script, nothing fetched until asked."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.files.queries import attachments_of
from augenhoehe.kernel.mailtext.foldhtml import fold_html
from augenhoehe.kernel.mailtext.html import clean_html

_BASE = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; form-action 'none'; base-uri 'none'; "
)
_SANDBOX = "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; "
FRAME_POLICY = {
    False: f"{_BASE}{_SANDBOX}frame-ancestors 'self'; img-src 'self' data:",
    True: f"{_BASE}{_SANDBOX}frame-ancestors 'self'; img-src 'self' data: https: http:",
}


def pictures_of(message):
    """{content id: address} of the pictures that came with a mail."""
    links = attachments_of(message)
    return {link.content_id: f"/files/{link.pk}/show/" for link in links if link.content_id}


def html_of(message, *, remote=False):
    """The document that the sandboxed frame shows."""
    clean = clean_html(message.html, remote=remote, cids=pictures_of(message))
    body = fold_html(clean.html, label=_("Earlier messages"))
    head = format_html(
        '<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" '
        'content="no-referrer"><title>{}</title><link rel="stylesheet" href="{}"></head><body>',
        message.subject or pgettext("word", "Message"),
        static("tickets/mail.css"),
    )
    return mark_safe(f"{head}{body}</body></html>")


def own_html(message):
    """What a colleague wrote in our editor, cleaned once more."""
    return mark_safe(clean_html(message.html).html)


def has_remote(message):
    """Does a mail want to load something from elsewhere?"""
    return bool(message.html) and clean_html(message.html).has_remote
