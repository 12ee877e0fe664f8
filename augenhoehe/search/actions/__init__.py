from augenhoehe.search.actions.drop import drop, drop_groups, purge
from augenhoehe.search.actions.index import Doc, index_texts
from augenhoehe.search.actions.move import regroup, rescope

__all__ = ["Doc", "drop", "drop_groups", "index_texts", "purge", "regroup", "rescope"]
