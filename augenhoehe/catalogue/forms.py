"""Forms of topics, products and service promises."""

from itertools import zip_longest

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.catalogue.actions.write import TEXTS, Said
from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.catalogue.prices import Malformed, Priced, read_prices, write_price
from augenhoehe.catalogue.queries import products_in_use
from augenhoehe.people.models import User

FIELDS = ["name_de", "name_en", "position"]


class TopicForm(forms.ModelForm):
    """A topic."""

    class Meta:
        model = Topic
        fields = FIELDS


class ProductForm(forms.ModelForm):
    """A product or system."""

    class Meta:
        model = Product
        fields = FIELDS


LABELS = {
    "title": pgettext_lazy("service promise", "Title"),
    "included": pgettext_lazy("service promise", "Included"),
    "costs": _("Costs extra"),
    "impossible": _("Not possible"),
    "response": _("When we answer"),
    "solution": _("When it is solved"),
    "complain": _("Where one can complain"),
}
HELP = {
    "included": _("One thing a line."),
    "costs": _("One thing a line, after a colon the price."),
    "impossible": _("One thing a line, after a semicolon what is possible instead."),
    "complain": _("In whole sentences: they stand in answers and on the public page."),
}
# The words of a line are those of the language that is written, not of the person who writes.
EXAMPLES = {
    "costs_de": "Schulung vor Ort: 480,00 € je halben Tag\nDatenübernahme: nach Angebot",
    "costs_en": "Training at your place: 480.00 € per half day\nTaking over data: by quotation",
    "impossible_de": "Änderungen an fremden Programmen; wir nennen Ihnen deren Hersteller",
    "impossible_en": "Changes to other programs; we name you who makes them",
}
NOTHING = Priced("", None)
ROWS = {"included": 5, "costs": 4, "impossible": 4, "complain": 2}
LONG = {"included": 8000, "costs": 8000, "impossible": 8000, "complain": 2000, "title": 160}


def _text(part, tongue):
    longest = LONG.get(part, 255)
    attrs = {"lang": tongue, "placeholder": EXAMPLES.get(f"{part}_{tongue}", "")}
    widget = (
        forms.Textarea(attrs | {"rows": ROWS[part]}) if part in ROWS else forms.TextInput(attrs)
    )
    return forms.CharField(
        label=LABELS[part],
        help_text=HELP.get(part, ""),
        max_length=longest,
        required=False,
        widget=widget,
    )


class PromiseForm(forms.Form):
    """A service promise as of a day: what is included, what costs how much, what is impossible."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    product = forms.ModelChoiceField(
        label=pgettext_lazy("service promise", "Product, system or service"),
        queryset=Product.objects.none(),
        required=False,
        empty_label=_("everything that has no promise of its own"),
    )
    is_agreed = forms.BooleanField(
        label=_("Holds only for companies it was agreed with"), required=False
    )
    owner = forms.ModelChoiceField(
        label=pgettext_lazy("service promise", "Owner"),
        queryset=User.objects.none(),
        required=False,
    )
    valid_from = forms.DateField(
        label=pgettext_lazy("service promise", "Valid from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    valid_to = forms.DateField(
        label=pgettext_lazy("service promise", "Valid to"),
        help_text=_("Two weeks before, it comes up on the owner's My day."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    is_public = forms.BooleanField(
        label=_("Everybody may read it on the public page"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for part in LABELS:
            self.fields |= {f"{part}_{tongue}": _text(part, tongue) for tongue in ("de", "en")}
        if "product" in self.fields:
            self.fields["product"].queryset = products_in_use()
        self.fields["owner"].queryset = User.objects.filter(is_active=True)

    def clean(self):
        cleaned = super().clean()
        cleaned = {k: v.replace("\0", "") if isinstance(v, str) else v for k, v in cleaned.items()}
        self._check_days(cleaned)
        self._check_lines(cleaned)
        prices = {tongue: self._prices(cleaned, tongue) for tongue in ("de", "en")}
        if None not in prices.values():
            cleaned["extras"] = self._paired(prices["de"], prices["en"])
        return cleaned

    def _check_days(self, cleaned):
        begin, end = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begin and end and end < begin:
            self.add_error("valid_to", gettext("It would end before it begins."))

    def _check_lines(self, cleaned):
        """What is impossible stands line by line in both languages, or in one."""
        said = [_lines(cleaned.get(f"impossible_{tongue}", "")) for tongue in ("de", "en")]
        if all(said) and len(said[0]) != len(said[1]):
            self.add_error("impossible_en", _uneven(len(said[0]), len(said[1])))

    def _prices(self, cleaned, tongue):
        name = f"costs_{tongue}"
        try:
            return read_prices(cleaned.get(name, ""), tongue)
        except Malformed as wrong:
            sentence = gettext(
                "Line %(line)s says no price: “%(text)s”. Write it like this: %(example)s"
            )
            example = EXAMPLES[name].splitlines()[0]
            told = {"line": wrong.line, "text": wrong.text[:80], "example": example}
            self.add_error(name, sentence % told)
        return None

    def _paired(self, german, english):
        """The extras of both languages, line by line."""
        if german and english and len(german) != len(english):
            self.add_error("costs_en", _uneven(len(german), len(english)))
            return ()
        pairs = list(zip_longest(german, english))
        for line, (here, there) in enumerate(pairs, 1):
            if here and there and here.cents != there.cents:
                wrong = gettext("Line %(line)s names another price than the German one.")
                self.add_error("costs_en", wrong % {"line": line})
        return tuple(_extra(here, there) for here, there in pairs)

    def german(self):
        """The German fields."""
        return [self[f"{part}_de"] for part in LABELS]

    def english(self):
        """The English fields."""
        return [self[f"{part}_en"] for part in LABELS]

    def has_english(self):
        """Is something said in English?"""
        return any(self[f"{part}_en"].value() for part in LABELS)

    def names(self):
        """What the promise itself is."""
        own = ("title_de", "title_en", "product", "is_agreed", "owner")
        return {name: self.cleaned_data.get(name) for name in own}

    def said(self):
        """What its version says."""
        given = self.cleaned_data
        return Said(
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            is_public=given["is_public"],
            texts={name: given[name] for name in TEXTS},
            extras=given["extras"],
        )


class NewVersionForm(PromiseForm):
    """What a promise says from another day on; what it is about stays."""

    product = None
    is_agreed = None

    @classmethod
    def shown(cls, promise, version):
        """What the form begins with: what the latest version says, from today on."""
        extras = list(version.extras.all())
        begin = max(version.valid_from, timezone.localdate())
        end = version.valid_to if version.valid_to and version.valid_to >= begin else None
        return {
            **{name: getattr(version, name) for name in TEXTS},
            **{f"costs_{tongue}": _written(extras, tongue) for tongue in ("de", "en")},
            "title_de": promise.title_de,
            "title_en": promise.title_en,
            "owner": promise.owner_id,
            "is_public": version.is_public,
            "valid_from": begin,
            "valid_to": end,
            "seen": version.number,
        }


def _lines(text):
    return [line for line in text.splitlines() if line.strip()]


def _uneven(german, english):
    sentence = gettext("%(german)s lines in German, %(english)s in English: each needs its like.")
    return sentence % {"german": german, "english": english}


def _extra(here, there):
    said = {"de": here or NOTHING, "en": there or NOTHING}
    words = {f"what_{tongue}": one.what for tongue, one in said.items()}
    pers = {f"per_{tongue}": one.per for tongue, one in said.items()}
    return words | pers | {"cents": (here or there).cents}


def _written(extras, tongue):
    said = [
        Priced(getattr(one, f"what_{tongue}"), one.cents, getattr(one, f"per_{tongue}"))
        for one in extras
    ]
    return "\n".join(write_price(one, tongue) for one in said if one.what)
