"""The form of one question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.surveys.presets import CSAT_POINTS
from augenhoehe.surveys.questions import (
    MOST_OPTIONS,
    MOST_ROWS,
    SCORE,
    point_keys,
    questions_of,
    say,
)

KINDS = [
    ("csat", _("satisfaction, five points in words")),
    ("nps", _("recommendation, 0 to 10")),
    ("ces", _("effort, 1 to 7")),
    ("scale", _("scale with numbers")),
    ("choice", _("one of several answers")),
    ("several", _("several answers")),
    ("text", _("free text")),
    ("matrix", _("small matrix: rows on a scale from 1 to 5")),
]


def _lines(label, **more):
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, required=False, widget=widget, max_length=3000, **more)


class QuestionForm(forms.Form):
    """A question in both languages; answers and rows stand one a line, in the same order."""

    title_de = forms.CharField(label=_("Question, German"), max_length=300)
    title_en = forms.CharField(label=_("Question, English"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=KINDS)
    is_required = forms.BooleanField(label=_("must be answered"), required=False)
    options_de = _lines(_("Answers, German"), help_text=_("One a line."))
    options_en = _lines(_("Answers, English"), help_text=_("In the same order."))
    rows_de = _lines(_("Rows, German"))
    rows_en = _lines(_("Rows, English"))
    min = forms.IntegerField(label=_("Smallest point"), required=False, min_value=0, max_value=1)
    max = forms.IntegerField(label=_("Largest point"), required=False, min_value=2, max_value=10)
    low_de = forms.CharField(label=_("Lower end, German"), max_length=60, required=False)
    low_en = forms.CharField(label=_("Lower end, English"), max_length=60, required=False)
    high_de = forms.CharField(label=_("Upper end, German"), max_length=60, required=False)
    high_en = forms.CharField(label=_("Upper end, English"), max_length=60, required=False)
    when = forms.MultipleChoiceField(
        label=_("Ask only after one of these answers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, earlier, question=None, **kwargs):
        """`earlier`: the questions before this one; `question`: this one as it stands."""
        self.question = question or {}
        super().__init__(*args, initial=_initial(self.question), **kwargs)
        self.fields["when"].choices = _conditions(earlier)
        if not self.fields["when"].choices:
            del self.fields["when"]

    def clean(self):
        given = super().clean()
        kind = given.get("kind")
        if kind in ("choice", "several"):
            self._count("options_de", 2, MOST_OPTIONS)
        if kind == "matrix":
            self._count("rows_de", 1, MOST_ROWS)
        if len({one.split("=")[0] for one in given.get("when", [])}) > 1:
            self.add_error("when", _("Please choose answers to one question only."))
        return given

    def _count(self, name, least, most):
        if not least <= len(_split(self.cleaned_data.get(name, ""))) <= most:
            words = _("Between %(least)s and %(most)s lines.")
            self.add_error(name, words % {"least": least, "most": most})

    def as_question(self, key):
        """The question as a version keeps it."""
        given = self.cleaned_data
        question = {"key": key, **{n: given[n] for n in ("kind", "title_de", "title_en")}}
        question["is_required"] = given["is_required"]
        question |= {name: given[name] for name in ENDS if given[name]}
        question |= PARTS.get(given["kind"], lambda form: {})(self)
        if chosen := given.get("when"):
            keys, values = zip(*(one.split("=", 1) for one in chosen), strict=True)
            question["when"] = {"key": keys[0], "values": list(values)}
        return question

    def options(self, name="options"):
        """Lines of both languages side by side; what kept its German words keeps its key."""
        german, english = (_split(self.cleaned_data[f"{name}_{t}"]) for t in ("de", "en"))
        known = {one["de"]: one["key"] for one in self.question.get(name, [])}
        free = (str(n) for n in range(1, 99) if str(n) not in known.values())
        english += [""] * len(german)
        return [
            {"key": known.get(de) or next(free), "de": de, "en": en}
            for de, en in zip(german, english, strict=False)
        ]


ENDS = ("low_de", "low_en", "high_de", "high_en")


def _points(form):
    low, high = form.cleaned_data.get("min"), form.cleaned_data.get("max")
    return {"min": 1 if low is None else low, "max": high or 5}


def _csat(form):
    given = form.options()
    return {"options": given if len(given) == 5 else CSAT_POINTS}


PARTS = {
    "scale": _points,
    "csat": _csat,
    "choice": lambda form: {"options": form.options()},
    "several": lambda form: {"options": form.options()},
    "matrix": lambda form: {"rows": form.options("rows")},
}


def _split(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def _initial(question):
    shown = dict(question)
    for name in ("options", "rows"):
        for tongue in ("de", "en"):
            lines = [one.get(tongue, "") for one in question.get(name, [])]
            shown[f"{name}_{tongue}"] = "\n".join(lines)
    when = question.get("when")
    shown["when"] = [f"{when['key']}={value}" for value in when["values"]] if when else []
    return shown


def _conditions(earlier):
    """[(key=value, words)] of the answers a question may hang on."""
    found = []
    for one in earlier:
        if one.get("when") or one["kind"] in ("text", "matrix"):
            continue
        words = {option["key"]: say(option, "", "de") for option in one.get("options", [])}
        for value in point_keys(one):
            found.append((f"{one['key']}={value}", f"{one['title_de']} {words.get(value, value)}"))
    return found


def fresh_key(content, kind):
    """A key that no question has; the first scale is the score."""
    keys = {one["key"] for one in questions_of(content)}
    if SCORE not in keys and kind in ("csat", "nps", "ces", "scale"):
        return SCORE
    return next(key for n in range(1, 99) if (key := f"q{n}") not in keys)
