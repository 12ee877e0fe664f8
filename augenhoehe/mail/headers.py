"""Headers that a room may give a letter: few names, and of each only what it can mean.

They may carry a token (the way out of a survey), so they are kept like the text of a secret mail.
"""

import json
import re

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.base.secrets import seal, unseal

LEAVE, AT_ONCE = "List-Unsubscribe", "List-Unsubscribe-Post"
# RFC 2369: an address in angle brackets. RFC 8058: these words and no others.
ALLOWED = {
    LEAVE: re.compile(r"<https?://[!-;=?-~]{3,380}>"),
    AT_ONCE: re.compile(r"List-Unsubscribe=One-Click"),
}


def way_out(url):
    """The headers by which a mail program offers to end such mails; at once only by HTTPS."""
    value = f"<{url}>"
    if not ALLOWED[LEAVE].fullmatch(value):
        return ()
    at_once = ((AT_ONCE, "List-Unsubscribe=One-Click"),) if url.startswith("https://") else ()
    return ((LEAVE, value), *at_once)


def packed(headers, *, is_secret):
    """Checked headers as they are kept; Refused for a name or a value that may not stand there."""
    for name, value in headers:
        allowed = ALLOWED.get(name)
        if allowed is None or not allowed.fullmatch(value):
            raise Refused(_("This mail has a header that is not allowed."), code="mail.bad_header")
    if not headers:
        return ""
    text = json.dumps([list(one) for one in headers])
    return seal(text) if is_secret else text


def unpacked(outmail):
    """The headers of a mail of the outbox."""
    if not outmail.headers:
        return ()
    text = unseal(outmail.headers) if outmail.is_secret else outmail.headers
    return tuple((name, value) for name, value in json.loads(text))
