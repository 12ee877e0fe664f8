"""The forms of the code book and of quotes."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.evaluation.actions.quote_text import LONGEST
from augenhoehe.evaluation.models import Code
from augenhoehe.evaluation.wording import fault_in_words
from augenhoehe.kernel.codebook import faults_of
from augenhoehe.surveys.models import Promise, Survey

MOST_FAULTS = 5


class CodeForm(forms.ModelForm):
    """A code: its name first, then its words; the rest unfolds."""

    surveys = forms.ModelMultipleChoiceField(
        queryset=Survey.objects.filter(promise=Promise.PERSONAL),
        required=False,
        label=_("Only for these surveys"),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Code
        fields = [
            "name_de",
            "name_en",
            "words",
            "exclusions",
            "denied",
            "definition",
            "examples",
            "cause",
            "surveys",
        ]
        labels = {
            "name_de": _("Name, German"),
            "name_en": _("Name, English"),
            "words": pgettext_lazy("code", "Words"),
            "exclusions": pgettext_lazy("code", "But not"),
            "denied": _("Denied words"),
            "definition": pgettext_lazy("code", "Definition"),
            "examples": pgettext_lazy("code", "Examples"),
            "cause": pgettext_lazy("code", "Group of causes"),
        }
        help_texts = {
            "words": _(
                "One a line: wait (all forms of the word), delay* (whatever begins so), "
                "*time (whatever ends so), no answer (in this order), "
                "not … friendly (up to three words between), “good day” (just so)."
            ),
            "exclusions": _("Written alike; a word found here no longer counts: waiter*"),
            "denied": _(
                "Denied is a word after “not”, “no”, “without” and the like within three words of "
                "the same part of a sentence, but not after “not only”."
            ),
        }
        widgets = {
            "name_en": forms.TextInput(attrs={"lang": "en"}),
            "words": forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
            "exclusions": forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
            "definition": forms.Textarea(attrs={"rows": 2}),
            "examples": forms.Textarea(attrs={"rows": 2}),
        }

    def clean_name_de(self):
        """One name for one code, so that a file can be taken in again."""
        name = " ".join(self.cleaned_data["name_de"].split())
        same = Code.objects.filter(name_de__iexact=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(_now("There is a code of this name already."))
        return name

    def clean_words(self):
        """Lines that can be looked for."""
        return _lines(self.cleaned_data["words"])

    def clean_exclusions(self):
        """Lines that can be looked for."""
        return _lines(self.cleaned_data["exclusions"])


def _lines(typed):
    typed = typed.replace("\0", "")
    wrong = faults_of(typed)[:MOST_FAULTS]
    if wrong:
        raise forms.ValidationError([fault_in_words(*one) for one in wrong])
    return typed


class QuoteForm(forms.Form):
    """What is quoted; what looks like personal data needs a second look."""

    text = forms.CharField(
        label=pgettext_lazy("quote", "Quote"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Shorten it if you like; do not put words into anybody's mouth."),
    )
    sure = forms.BooleanField(
        label=_("I have read it: nobody can be recognised by it."), required=True
    )
