"""What may stand in a log: no token, whoever wrote the line."""

import logging
import re

# A part of an address that is long enough to be a key to something.
KEY = re.compile(r"(?<=/)[A-Za-z0-9_\-=.:]{16,}(?=[/?#\s\"']|$)")
VALUE = re.compile(r"([?&][\w\-]+=)[^&\s\"']+")


class MaskTokens(logging.Filter):
    """Django names the address it answered with an error; links in mails carry their key in it."""

    def filter(self, record):
        if record.name.startswith("django"):
            record.msg, record.args = mask(record.getMessage()), ()
        return True


def mask(text):
    """`text` with everything that may be a key replaced by an ellipsis."""
    return VALUE.sub(r"\1…", KEY.sub("…", text))
