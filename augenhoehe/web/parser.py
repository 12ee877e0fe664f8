"""An argument parser that speaks the console's language."""

import argparse

from augenhoehe.web.words import gettext as _
from augenhoehe.web.words import pgettext, teach_argparse


def gettext_noop(text):
    """Mark words that Python's own parser says."""
    return text


# What argparse asks its catalogue for; kept here so that it is translated.
OF_PYTHON = (
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("invalid %(type)s value: %(value)r"),
    gettext_noop("expected one argument"),
    gettext_noop("expected at least one argument"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("%(prog)s: error: %(message)s\n"),
)


class Parser(argparse.ArgumentParser):
    """The usual parser with headings, help and complaints in one's language."""

    def __init__(self, **given):
        teach_argparse()
        form = argparse.RawDescriptionHelpFormatter
        super().__init__(add_help=False, formatter_class=form, **given)
        self._positionals.title = pgettext("console", "Arguments")
        self._optionals.title = pgettext("console", "Options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def format_usage(self):
        return self._with_usage(super().format_usage())

    def format_help(self):
        return self._with_usage(super().format_help())

    def _with_usage(self, text):
        return text.replace("usage:", pgettext("console", "Usage:"), 1)
