"""Surveys and the versions of their questions."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a survey measures."""

    CSAT = "csat", _("satisfaction after a solution (CSAT)")
    NPS = "nps", _("recommendation (NPS)")
    CES = "ces", _("effort (CES)")
    HANDLING = "handling", _("handling of a complaint: fair in result, procedure and treatment")
    OWN = "own", _("own questions")
    PULSE = "pulse", _("pulse of the team")
    REFLECT = "reflect", _("reflection of the team, once a quarter")


class Promise(models.TextChoices):
    """What whoever answers is told about who can see it."""

    PERSONAL = "personal", pgettext_lazy("survey", "personal")
    CONFIDENTIAL = "confidential", pgettext_lazy("survey", "confidential")
    ANONYMOUS = "anonymous", pgettext_lazy("survey", "anonymous")


class Audience(models.TextChoices):
    """Who is asked, and when."""

    SOLUTION = "solution", _("customers, after a solution")
    HANDLED = "handled", _("customers, after their complaint was closed")
    RELATION = "relation", _("customers, some every day over a period")
    LIST = "list", _("a list of contacts")
    OPEN = "open", _("whoever finds it: QR code, web page, telephone")
    TEAM = "team", _("the team")


class Survey(models.Model):
    """Something that is asked again and again in the same words.

    `public_key` is the address of the open page (QR code, embedded page); `hosts` may embed it.
    `team_asked_at`: when a pulse went to the whole team; nothing is kept of single colleagues.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("survey", "draft")
        RUNNING = "running", pgettext_lazy("survey", "running")
        ENDED = "ended", pgettext_lazy("survey", "ended")

    kind = models.CharField(pgettext_lazy("survey", "kind"), max_length=8, choices=Kind.choices)
    title_de = models.CharField(_("title, German"), max_length=160)
    title_en = models.CharField(_("title, English"), max_length=160, blank=True, default="")
    promise = models.CharField(
        pgettext_lazy("survey", "promise"),
        max_length=12,
        choices=Promise.choices,
        default=Promise.PERSONAL,
    )
    audience = models.CharField(
        pgettext_lazy("survey", "audience"), max_length=8, choices=Audience.choices
    )
    window_days = models.PositiveSmallIntegerField(_("days to answer"), default=21)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    public_key = models.CharField(max_length=32, unique=True)
    is_open = models.BooleanField(_("may be answered by whoever has the address"), default=False)
    hosts = models.TextField(_("web sites that may embed it"), blank=True, default="")
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True)
    team_asked_at = models.DateTimeField(null=True)
    team_reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self):
        german = (get_language() or "de").startswith("de")
        return self.title_de if german else self.title_en or self.title_de

    def get_absolute_url(self):
        return reverse("surveys:show", args=[self.pk])

    @property
    def is_running(self):
        return self.state == self.State.RUNNING

    @property
    def is_anonymous(self):
        return self.promise == Promise.ANONYMOUS

    @property
    def is_veiled(self):
        """Is it told in half points only, by the room that asks it (see `veiling.py`)?"""
        return self.kind == Kind.REFLECT

    @property
    def is_single(self):
        """May one see what one person answered, with the name?"""
        return self.promise == Promise.PERSONAL


class SurveyVersion(models.Model):
    """The words of a survey as they stood at one time; published ones are never changed.

    `content`: see `questions.py`. At most one is a draft (`published_at` empty).
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="surveyversion_once")
        ]

    def __str__(self):
        return f"{self.survey}, {self.number}"
