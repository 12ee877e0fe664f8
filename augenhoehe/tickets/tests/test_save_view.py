from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.save_view import drop_view, save_view
from augenhoehe.tickets.models import SavedView
from augenhoehe.tickets.tests.refusing import refused


def test_the_same_name_replaces_it(cast):
    save_view(cast.alice, name=" Meine ", query="who=me")
    save_view(cast.alice, name="Meine", query="who=none")
    save_view(cast.bob, name="Meine", query="due=over")
    assert SavedView.objects.get(user=cast.alice).query == "who=none"


def test_without_a_name_nothing_is_kept(cast):
    with refused("view.name"):
        save_view(cast.alice, name=" ", query="who=me")


def test_forgotten_by_its_owner_only(cast):
    view = save_view(cast.alice, name="Meine", query="who=me")
    assert signed_in(cast.bob).post(f"/tickets/views/{view.pk}/forget/").status_code == 404
    drop_view(view)
    assert not SavedView.objects.exists()
