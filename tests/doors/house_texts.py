"""What the reply check says about the house's own texts."""

from augenhoehe.attitudes.actions.read_house_texts import read_house_texts
from augenhoehe.attitudes.models import LookedText
from augenhoehe.solutions.actions.save import create_solution
from tests.doors.kinds import Thing, door

SEE = "house texts they may change see what the check says"
READ = "house texts have all read"

DOORS = {
    "attitudes:house": door(SEE),
    "attitudes:house_text": door(SEE, "house text"),
    "attitudes:house_mean": door(SEE, "house text", "POST"),
    "attitudes:house_unmean": door(SEE, "house text", "POST"),
    "attitudes:house_read": door(READ, "", "POST"),
    "attitudes:house_stop": door(READ, "", "POST"),
}


def make_house_text(cast):
    """The reply text of a standard solution, as the check read it."""
    create_solution({"title_de": "Zugang", "reply_de": "Wir melden uns zeitnah."}, by=cast.lead)
    read_house_texts(lambda done, total: None)
    made = LookedText.objects.get(kind="solutions")
    return [Thing({"pk": made.pk}, seen="lead alice bob carol dora rita")]


THINGS = {"house text": make_house_text}
