from augenhoehe.base.personal import Erasure, Person, counted
from augenhoehe.measures.personal import erase, preview
from augenhoehe.measures.tests.making import quick


def test_an_erased_person_is_no_signal_any_more(cast):
    made = quick(cast, signal=(5, 7), signal_text="Herr Muster war verärgert")
    person = Person(kind=5, ids=(7,))
    assert [count for _words, count in counted([preview(person)])[0]] == [1]
    erase(Erasure(person), by=cast.lead)
    made.refresh_from_db()
    assert (made.signal_id, made.signal_text, made.title) == (None, "", "Vorlage ändern")
