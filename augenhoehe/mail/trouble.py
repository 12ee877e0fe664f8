"""What can be wrong with a mailbox, as something to raise."""


class Trouble(Exception):
    """A mailbox cannot be used now: a code of `reasons.py` and what the other side said."""

    def __init__(self, code, detail=""):
        super().__init__(code)
        self.code = code
        self.detail = " ".join(str(detail).split())[:250]
