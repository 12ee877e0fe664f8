"""The models of attitudes. What people bring to a review is sealed in the database."""

from augenhoehe.attitudes.models.review import Brought, Review, Seat

__all__ = ["Brought", "Review", "Seat"]
