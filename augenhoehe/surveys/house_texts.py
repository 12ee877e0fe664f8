"""What customers read of a survey: heading, introduction, questions, thanks."""

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from augenhoehe.base.house_texts import TONGUES, Said, apart, house_texts
from augenhoehe.surveys import events, rules
from augenhoehe.surveys.models import Survey
from augenhoehe.surveys.questions import questions_of

AROUND = {
    "title": pgettext_lazy("survey", "Heading"),
    "intro": pgettext_lazy("survey", "Introduction"),
    "thanks": pgettext_lazy("survey", "Thanks"),
}
QUESTION = pgettext_lazy("survey", "Question")
ENDS = ("low", "high")


def _in_use():
    return Survey.objects.exclude(state=Survey.State.ENDED).prefetch_related("versions")


def _says(survey):
    """The draft, where one is being written, else the words in use."""
    newest = max(survey.versions.all(), key=lambda one: one.number, default=None)
    content = newest.content if newest else {}
    for tongue in TONGUES:
        for part, label in AROUND.items():
            yield Said(part, label, tongue, content.get(f"{part}_{tongue}") or "")
        for one in questions_of(content):
            yield Said(f"question-{one['key']}", QUESTION, tongue, _asked(one, tongue))


def _asked(question, tongue):
    """A question with all that can be chosen, one a line."""
    ends = [question.get(f"{end}_{tongue}") or "" for end in ENDS]
    rows = [*question.get("options", ()), *question.get("rows", ())]
    lines = [question.get(f"title_{tongue}") or "", *(one.get(tongue) or "" for one in rows), *ends]
    return apart(lines)


def _edit(survey, part):
    if part.startswith("question-"):
        return reverse("surveys:question_change", args=[survey.pk, part.removeprefix("question-")])
    return reverse("surveys:words", args=[survey.pk])


house_texts(
    "surveys",
    Survey,
    label=pgettext_lazy("page", "Surveys"),
    rows=_in_use,
    says=_says,
    visible_to=rules.visible_to,
    may_change=rules.may_change,
    edit_url=_edit,
    after=(events.CREATED, events.CHANGED, events.PUBLISHED, events.ENDED),
)
