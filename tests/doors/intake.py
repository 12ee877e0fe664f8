"""The reception."""

from tests.doors.kinds import door

DOORS = {"intake:reception": door("concern open", "", "GET POST")}

THINGS = {}
