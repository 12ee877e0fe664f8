from augenhoehe.files.actions.attach import attach, detach, detach_all, move_attachments
from augenhoehe.files.actions.store import store_blob

__all__ = ["attach", "detach", "detach_all", "move_attachments", "store_blob"]
