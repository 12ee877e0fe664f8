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
from augenhoehe.complaints.models.complaint import LONGEST, Complaint, Finding, Regime
from augenhoehe.complaints.models.word import NoComplaint, Word

__all__ = [
    "Breach",
    "BreachLine",
    "BreachReader",
    "BreachSheet",
    "BreachStep",
    "Complaint",
    "DataProtection",
    "Finding",
    "HOURS",
    "LONGEST",
    "NoComplaint",
    "Regime",
    "Word",
]
