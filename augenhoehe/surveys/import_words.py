"""What an import says: about files, rows and moments."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

NO_TABLE = {
    "too_large": _("The file has more than 200 MB."),
    "empty": _("There is no row under the names of the columns."),
    "too_many_columns": _("The file has more than 100 columns."),
    "broken": _("The file is damaged, or neither CSV nor Excel."),
}
FAULTS = {
    "no_moment": _("Say which column tells when somebody answered."),
    "no_answer": _("Say which column answers which question."),
    "ambiguous": _(
        "Dates with strokes can be read both ways here. Say whether the day or the month comes "
        "first."
    ),
}
STOPPED = {
    **NO_TABLE,
    **FAULTS,
    "faulty": _("The questions that the columns would become cannot be asked like this."),
    "": _("Somebody stopped it."),
}
PROBLEMS = {
    "no_date": _("no moment that can be read"),
    "off_scale": _("an answer that is not among those offered"),
    "nothing": _("no answer at all"),
}
FORMS = {
    "excel": _("a date of Excel"),
    "iso": pgettext_lazy("date", "year-month-day"),
    "dotted": pgettext_lazy("date", "day.month.year"),
    "slashed": _("with strokes"),
}
ORDERS = {
    "day": _("read as day/month, because some rows have more than 12 in front"),
    "month": _("read as month/day, because some rows have more than 12 in the middle"),
    "both": _("some rows can only be day/month, others only month/day"),
    "": _("no row shows which comes first"),
}
TARGETS = {
    "": _("leave out"),
    "at": _("when it was answered"),
    "who": _("who answered (e-mail address)"),
    "new_scale": _("new question: scale"),
    "new_choice": _("new question: one of several answers"),
    "new_text": _("new question: free text"),
}
KEEPS = {
    "all": pgettext_lazy("responses", "all"),
    "first": _("only the first of each person"),
    "last": _("only the last of each person"),
}
