"""What is wrong with a line of a code, and what stands in the place of personal data."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

FAULTS = {
    "nothing": gettext_lazy("“%(line)s” holds no word."),
    "too_short": gettext_lazy("“%(line)s”: three letters at least beside the star."),
    "star_inside": gettext_lazy("“%(line)s”: a star stands at one end of a word only."),
    "gap_outside": gettext_lazy("“%(line)s”: … stands between two words, twice at most."),
    "too_long": gettext_lazy("“%(line)s” is longer than eight words."),
    "too_many": gettext_lazy("%(line)s lines: a code has 300 at most."),
}


def fault_in_words(line, code):
    """A fault of `kernel.codebook.faults_of` as a sentence."""
    return FAULTS[code] % {"line": line}


def labels():
    """{kind of personal data: what stands in its place}."""
    return {
        "name": pgettext("masked", "Name"),
        "company": pgettext("masked", "Company"),
        "mail": _("Mail address"),
        "phone": _("Phone number"),
        "iban": _("Account number"),
        "number": pgettext("masked", "Number"),
        "date": pgettext("masked", "Date"),
        "address": pgettext("masked", "Address"),
        "url": _("Web address"),
    }
