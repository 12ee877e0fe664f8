from augenhoehe.journal.actions.record import record

__all__ = ["record"]
