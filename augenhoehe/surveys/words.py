"""What is wrong with the words of a survey, in sentences."""

from django.utils.translation import gettext_lazy as _

FAULTS = {
    "no_title": _("The German words are missing."),
    "no_question": _("There is no question yet."),
    "too_many_questions": _("Twelve questions are the most; three are better."),
    "unknown_kind": _("This kind of question does not exist."),
    "twice": _("The same question stands there twice."),
    "no_scale": _("The scale must go from a smaller to a larger point, between 0 and 10."),
    "no_options": _("Two to twelve answers to choose from; satisfaction has exactly five."),
    "no_rows": _("A matrix has one to six rows."),
    "no_words": _("An answer has no German words."),
    "condition": _(
        "The condition names an earlier question or answer that is no longer there, or one that "
        "itself hangs on a condition."
    ),
}


def sentence_of(key, code):
    """The sentence, with the question it is about."""
    return f"{key}: {FAULTS[code]}" if key else str(FAULTS[code])
