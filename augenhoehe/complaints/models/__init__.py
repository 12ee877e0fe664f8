"""The models of complaints, one noun a file."""

from augenhoehe.complaints.models.complaint import LONGEST, Complaint, Finding, Regime

__all__ = ["LONGEST", "Complaint", "Finding", "Regime"]
