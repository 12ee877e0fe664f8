"""The forms of the house's own rules, and of how the check works here."""

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from augenhoehe.attitudes import trying
from augenhoehe.attitudes.models import CheckSettings, HouseRule
from augenhoehe.kernel.replycheck.telling import ATTITUDES
from augenhoehe.people.queries import department

ROWS = {"phrases": 3, "bad": 2, "good": 2, "better": 2, "exceptions": 2}


def attitude_choices():
    """[(code, name)] in the reader's language."""
    language = "en" if (get_language() or "de").startswith("en") else "de"
    return [(code, names[language]) for code, names in ATTITUDES.items()]


class RuleForm(forms.ModelForm):
    """A rule of the house. Its examples are tried before it is kept."""

    attitude = forms.ChoiceField(
        label=pgettext_lazy("reply check", "Attitude"), choices=attitude_choices
    )

    class Meta:
        model = HouseRule
        fields = [
            "title_de", "title_en", "why_de", "why_en", "phrases", "bad", "good", "better",
            "attitude", "language", "exceptions",
        ]  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": rows}) for name, rows in ROWS.items()}
        help_texts = {
            "phrases": _lazy("Words as they stand in a sentence, one wording a line."),
            "bad": _lazy("One a line. Each is tried when you save."),
            "good": _lazy("Sentences that only look alike, one a line. They are tried, too."),
            "better": _lazy("One or two, one a line."),
            "why_de": _lazy("One sentence that whoever writes will read."),
            "why_en": _lazy("One sentence that whoever writes will read."),
            "exceptions": _lazy("The rule is silent in a sentence in which one of these stands."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What the house speaks is asked for; the other language may follow.
        own, self.other = ("en", "de") if department().language == "en" else ("de", "en")
        for name in ("title", "why"):
            self.fields[f"{name}_{own}"].required = True
        self.title, self.why = self[f"title_{own}"], self[f"why_{own}"]

    def more(self):
        """What may be left open."""
        names = ("language", "exceptions", f"title_{self.other}", f"why_{self.other}")
        return [self[name] for name in names]

    @property
    def has_more(self):
        """Has any of that been told?"""
        told = any(field.value() for field in self.more()[1:])
        return told or any(field.errors for field in self.more())

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        rule, why_not = trying.readable(self.instance)
        if why_not:
            self.add_error(self._blamed(), why_not)
        elif trying.is_slow(rule):
            self.add_error(
                "phrases", _("This would make the check slow: use fewer gaps and stars.")
            )
        else:
            self._try_examples(rule)

    def _blamed(self):
        """Which field cannot be read: the exceptions where the phrases alone can."""
        alone = HouseRule(language=self.instance.language, phrases=self.instance.phrases)
        return "phrases" if trying.readable(alone)[1] else "exceptions"

    def _try_examples(self, rule):
        for text in trying.missed(rule):
            self.add_error("bad", _("The rule does not find: “%(text)s”") % {"text": text})
        for text in trying.caught(rule):
            self.add_error("good", _("The rule finds this, too: “%(text)s”") % {"text": text})


class TryForm(forms.Form):
    """A sentence, and the rule as it stands in the form right now."""

    sentence = forms.CharField(
        label=_lazy("Try it on a sentence"),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CheckSettingsForm(forms.ModelForm):
    """What holds for all letters of the house."""

    class Meta:
        model = CheckSettings
        fields = ["address", "gender", "is_counting", "agreed"]
        help_texts = {
            "is_counting": _lazy("By month and rule only, from five people on, never by person."),
            "agreed": _lazy("Works council, team, date. To count needs an agreement."),
        }

    def clean(self):
        given = super().clean()
        if given.get("is_counting") and not given.get("agreed"):
            self.add_error("agreed", _("Before anything is counted: with whom was it agreed?"))
        return given
