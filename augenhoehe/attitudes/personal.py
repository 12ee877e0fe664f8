"""What attitude keeps of persons from outside: at most a name that slipped into a moment."""

from django.utils.translation import pgettext_lazy

from augenhoehe.attitudes.actions.forget_moments import black_out_moments
from augenhoehe.base.personal import personal
from augenhoehe.kernel.mailtext.blackout import Finder, words_of
from augenhoehe.mail.actions.erase import erased_mark


def erase(erasure, *, by):
    """Nobody but two reads a moment that is not shared, so no page leads there: a mark is put."""
    person = erasure.person
    sure, _last = words_of(person.names, person.emails, person.phones)
    erasure.note("moments", black_out_moments(Finder(tuple(sure)), erased_mark()))


personal("attitudes", title=pgettext_lazy("page", "Attitude"), erase=erase)
