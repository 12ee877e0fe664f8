"""Forms of topics and products."""

from django import forms

from augenhoehe.catalogue.models import Product, Topic

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
