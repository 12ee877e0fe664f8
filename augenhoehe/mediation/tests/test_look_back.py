"""Was it kept, do they understand each other?"""

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.mediation.actions.close import close_talk
from augenhoehe.mediation.actions.look_back import look_back
from augenhoehe.mediation.tests.cast import make_talk


def test_two_clicks_and_a_sentence_are_kept(cast):
    talk = close_talk(make_talk(cast), outcome="consensus", by=cast.lead)
    back = look_back(
        talk.look_backs.first(), kept="partly", better="yes", note=" gut ", by=cast.lead
    )
    assert (back.kept, back.better, back.note) == ("partly", "yes", "gut")
    assert back.done_at


@pytest.mark.parametrize(("kept", "better"), [("", "yes"), ("yes", ""), ("maybe", "yes")])
def test_half_an_answer_is_refused(cast, kept, better):
    back = close_talk(make_talk(cast), outcome="consensus", by=cast.lead).look_backs.first()
    with pytest.raises(Refused):
        look_back(back, kept=kept, better=better, by=cast.lead)
    back.refresh_from_db()
    assert back.done_at is None
