"""A link that is shown once."""

from django.shortcuts import render

from augenhoehe.people.queries import may_send_links, public_link, why_no_letter


def show_link(request, invited, *, back):
    """Show the link of an invitation: only its hash is kept, so this is the one time."""
    path = invited.path
    link = public_link(path) if may_send_links() else request.build_absolute_uri(path)
    context = {
        "invitation": invited.invitation,
        "link": link,
        "back": back,
        "is_mailed": invited.is_mailed,
        "missing": why_no_letter(),
    }
    response = render(request, "people/link.html", context)
    response["Cache-Control"] = "no-store"
    return response
