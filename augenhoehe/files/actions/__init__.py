from augenhoehe.files.actions.attach import attach, attach_all, detach, detach_all, move_attachments
from augenhoehe.files.actions.store import store_blob, store_blobs, store_file

__all__ = [
    "attach",
    "attach_all",
    "detach",
    "detach_all",
    "move_attachments",
    "store_blob",
    "store_blobs",
    "store_file",
]
