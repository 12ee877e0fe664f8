"""What texts were found to be about."""

from django.db import models

from augenhoehe.evaluation.models.codes import BookVersion, Code
from augenhoehe.surveys.models import Response, Survey


class CodedText(models.Model):
    """The texts of a response were read by a version of the code book.

    It stands for one text in every count, also when the words themselves are forgotten with time.
    `questions`: keys of the questions answered with a text, as ",why,more,".
    """

    response = models.OneToOneField(
        Response, on_delete=models.CASCADE, primary_key=True, related_name="coded"
    )
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()
    questions = models.CharField(max_length=500, default="")
    version = models.ForeignKey(BookVersion, on_delete=models.PROTECT, related_name="+")
    is_by_hand = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["survey", "at"], name="codedtext_survey"),
            models.Index(fields=["at"], name="codedtext_at"),
        ]

    def __str__(self):
        return f"{self.response_id}"


class Coding(models.Model):
    """A response names a code, or somebody said that it does not (`is_on` false, by hand).

    `places`: [[question key, start, end, line of the code]]. `lent_by`: a code that was merged
    into this one and brought a coding by hand along.
    """

    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, related_name="codings", db_index=False
    )
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="+", db_index=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()
    questions = models.CharField(max_length=500, default="")
    is_on = models.BooleanField(default=True)
    is_by_hand = models.BooleanField(default=False)
    version = models.ForeignKey(BookVersion, on_delete=models.PROTECT, related_name="+")
    lent_by = models.ForeignKey(Code, on_delete=models.PROTECT, null=True, related_name="+")
    places = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "code"], name="coding_once")]
        indexes = [
            models.Index(fields=["code", "at", "is_on", "response"], name="coding_named"),
            models.Index(
                fields=["survey", "code", "at", "is_on", "response"], name="coding_of_survey"
            ),
        ]

    def __str__(self):
        return f"{self.response_id}: {self.code_id}"


class NamelessSums(models.Model):
    """How many texts of a confidential or anonymous survey name each code: sums only.

    Beside a single anonymous answer nothing is ever written. `counts`: {code id: how many}.
    """

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(BookVersion, on_delete=models.PROTECT, related_name="+")
    total = models.PositiveIntegerField()
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "nameless sums"

    def __str__(self):
        return str(self.survey)
