"""The models of evaluation."""

from augenhoehe.evaluation.models.codes import BookVersion, Code
from augenhoehe.evaluation.models.coding import CodedText, Coding, NamelessSums
from augenhoehe.evaluation.models.quotes import Quote
from augenhoehe.evaluation.models.samples import Sample, SampleText
from augenhoehe.evaluation.models.studies import Study

__all__ = [
    "BookVersion",
    "Code",
    "CodedText",
    "Coding",
    "NamelessSums",
    "Quote",
    "Sample",
    "SampleText",
    "Study",
]
