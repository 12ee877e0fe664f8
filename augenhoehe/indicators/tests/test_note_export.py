from augenhoehe.indicators.actions.note_export import note_figures_export
from augenhoehe.journal.models import Entry
from augenhoehe.people.models import Department
from augenhoehe.people.tests.cast import make_cast


def test_an_export_stands_with_the_department_and_not_with_the_person(db):
    cast = make_cast()
    note_figures_export(12, by=cast.lead)
    entry = Entry.objects.get()
    assert (entry.subject_id, entry.facts) == (Department.objects.get().pk, {"count": 12})
