"""What pages and mails need to know of files."""

from collections import defaultdict

from augenhoehe.base.codes import type_of
from augenhoehe.files import store
from augenhoehe.files.models import Attachment


def read(blob) -> bytes:
    """The bytes of a blob."""
    return store.read(blob.sha256)


def attachments_of(owner):
    """What is attached to `owner`, in the order it came."""
    return list(_links(type(owner)).filter(owner_id=owner.pk))


def attachments_by_owner(owners):
    """{owner id: [attachment]} for owners of one kind, in one query."""
    found = defaultdict(list)
    owners = list(owners)
    if owners:
        for link in _links(type(owners[0])).filter(owner_id__in=[owner.pk for owner in owners]):
            found[link.owner_id].append(link)
    return found


def _links(model):
    return Attachment.objects.filter(owner_type=type_of(model)).select_related("blob")
