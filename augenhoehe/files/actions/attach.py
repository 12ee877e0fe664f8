"""Link a blob to what uses it, and unlink it."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import ref
from augenhoehe.files.models import Attachment
from augenhoehe.files.names import clean_name, clean_type

REASON = "the owner's room records what was said, with its attachments"


@housekeeping(REASON)
def attach(blob, *, owner, name, content_type="", content_id="", is_inline=False):
    """Link `blob` to `owner` under the name it came with."""
    owner_type, owner_id = ref(owner)
    return Attachment.objects.create(
        blob=blob,
        owner_type=owner_type,
        owner_id=owner_id,
        name=clean_name(name),
        content_type=clean_type(content_type),
        content_id=str(content_id or "").replace("\0", "")[:255],
        is_inline=is_inline,
    )


@housekeeping(REASON)
def attach_all(files, *, owner):
    """Link many at once: [(blob, name, content_type, content_id, is_inline)]."""
    owner_type, owner_id = ref(owner)
    return Attachment.objects.bulk_create(
        Attachment(
            blob=blob,
            owner_type=owner_type,
            owner_id=owner_id,
            name=clean_name(name),
            content_type=clean_type(content_type),
            content_id=str(content_id or "").replace("\0", "")[:255],
            is_inline=is_inline,
        )
        for blob, name, content_type, content_id, is_inline in files
    )


@housekeeping(REASON)
def detach(attachment):
    """End one link; the bytes go with the last link, by the nightly sweep."""
    Attachment.objects.filter(pk=attachment.pk).delete()


@housekeeping(REASON)
def detach_all(model, owner_ids):
    """End all links of these owners; the number of links that ended."""
    links = Attachment.objects.filter(owner_type=type_of(model), owner_id__in=list(owner_ids))
    return links.delete()[0]


@housekeeping(REASON)
def move_attachments(*, source, to):
    """What was linked to `source` (a draft) is linked to `to` (its message) from now on."""
    kind, pk = ref(source)
    new_kind, new_pk = ref(to)
    links = Attachment.objects.filter(owner_type=kind, owner_id=pk)
    return links.update(owner_type=new_kind, owner_id=new_pk)
