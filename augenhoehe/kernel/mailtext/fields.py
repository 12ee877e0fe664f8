"""What may not stand in a field of a mail that we write."""


class BadField(ValueError):
    """A field that cannot go into a mail; `code` and `params` name it for a person."""

    def __init__(self, code, params=None):
        super().__init__(code)
        self.code = code
        self.params = dict(params or {})
