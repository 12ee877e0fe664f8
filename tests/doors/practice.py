"""Practice."""

from tests.doors.kinds import door

DOORS = {
    "practice:list": door("practice see"),
    "practice:case": door("practice see", kwargs={"code": "angry_caller"}),
}
