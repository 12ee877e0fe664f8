"""The models of complaints, one noun a file."""

from augenhoehe.complaints.models.breach import (
    HOURS,
    Breach,
    BreachLine,
    BreachReader,
    BreachSheet,
    BreachStep,
    DataProtection,
)
from augenhoehe.complaints.models.cause import Analysis, CauseCategory, ChangeTold, Why
from augenhoehe.complaints.models.complaint import LONGEST, Complaint, Finding, Regime
from augenhoehe.complaints.models.decision import (
    AnswerKey,
    Decision,
    Effort,
    Redress,
    RedressRules,
    SecondKey,
)
from augenhoehe.complaints.models.word import NoComplaint, Word, WordDraft
from augenhoehe.complaints.models.year import YearReport

__all__ = [
    "Analysis",
    "AnswerKey",
    "Breach",
    "BreachLine",
    "BreachReader",
    "BreachSheet",
    "BreachStep",
    "CauseCategory",
    "ChangeTold",
    "Complaint",
    "DataProtection",
    "Decision",
    "Effort",
    "Finding",
    "HOURS",
    "LONGEST",
    "NoComplaint",
    "Redress",
    "RedressRules",
    "Regime",
    "SecondKey",
    "Why",
    "Word",
    "WordDraft",
    "YearReport",
]
