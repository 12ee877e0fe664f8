from augenhoehe.measures.payback import Payback, payback
from augenhoehe.measures.wording import payback_in_words


def test_payback_is_a_range():
    assert payback((1000, 2000), (100, 500)) == Payback(2, 20)
    assert payback((1000, 2000), (0, 500)) == Payback(2, None)
    assert payback((1000, 2000), (0, 0)) == Payback(None, None)
    assert payback((0, 0), (0, 10)) == Payback(0, 0)
    assert payback((None, 1), (1, 1)) is None


def test_payback_is_said_as_people_speak():
    said = [payback_in_words(one) for one in (None, Payback(0, None), Payback(2, 20))]
    assert said[0] == "" and said[1].endswith("perhaps never") and "20" in said[2]
    assert payback_in_words(Payback(None, None)) and payback_in_words(Payback(0, 0))
