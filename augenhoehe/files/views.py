"""Doors to files: each asks the owner's room whether the reader may see the owner."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from augenhoehe.base.offers import resolve
from augenhoehe.files.models import Attachment
from augenhoehe.files.serve import serve


@login_required
@require_safe
def download(request, pk):
    """Save a file."""
    return serve(_visible(request.user, pk))


@login_required
@require_safe
def show(request, pk):
    """Show a picture in the page; what is no picture is saved."""
    return serve(_visible(request.user, pk), inline=True)


def _visible(user, pk):
    link = get_object_or_404(Attachment.objects.select_related("blob"), pk=pk)
    owner = (link.owner_type, link.owner_id)
    if owner not in resolve([owner], user=user):
        raise Http404
    return link
