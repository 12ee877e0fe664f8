"""Practice; the doors to conversation reviews stand in `attitudes_review.py`."""

from tests.doors.kinds import door

DOORS = {
    "attitudes:practice": door("practice see"),
    "attitudes:practice_case": door("practice see", kwargs={"code": "angry_caller"}),
}
