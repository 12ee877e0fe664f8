"""The console's language, and its words where no Django is loaded."""

import gettext as stdlib
from functools import cache
from pathlib import Path

from augenhoehe.web import env

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "django"


def gettext(text):
    """`text` in the console's language; as it is where the words are not compiled yet."""
    return _catalogue(env.console_language()).gettext(text)


def pgettext(context, text):
    """The same for a word that could mean two things."""
    return _catalogue(env.console_language()).pgettext(context, text)


def teach_argparse():
    """Let the sentences of Python's own argument parser be found in our catalogue."""
    env.speak(env.console_language())
    stdlib.bindtextdomain(DOMAIN, LOCALE)
    stdlib.textdomain(DOMAIN)


@cache
def _catalogue(language):
    return stdlib.translation(DOMAIN, LOCALE, [language], fallback=True)
