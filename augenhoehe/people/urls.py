from django.urls import path

from augenhoehe.people.views import address, coming, own, persons, teams

app_name = "people"
urlpatterns = [
    path("", persons.list_people, name="list"),
    path("<int:pk>/", persons.person, name="person"),
    path("<int:pk>/roles/", persons.roles, name="roles"),
    path("<int:pk>/teams/", persons.teams, name="set_teams"),
    path("<int:pk>/deactivate/", persons.deactivate, name="deactivate"),
    path("<int:pk>/reactivate/", persons.reactivate, name="reactivate"),
    path("<int:pk>/let-in/", persons.let_in, name="let_in"),
    path("<int:pk>/address/", address.correct_address, name="correct_address"),
    path("<int:pk>/away/", own.away, name="away_of"),
    path("invite/", coming.invite, name="invite"),
    path("invitations/<int:pk>/withdraw/", coming.withdraw, name="withdraw_invitation"),
    path("in/<str:token>/", coming.accept, name="accept"),
    path("teams/", teams.list_teams, name="teams"),
    path("teams/new/", teams.team, name="new_team"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/retire/", teams.retire, name="retire_team"),
    path("teams/<int:pk>/revive/", teams.revive, name="revive_team"),
    path("touchpoints/new/", teams.touchpoint, name="new_touchpoint"),
    path("touchpoints/<int:pk>/", teams.touchpoint, name="touchpoint"),
    path("touchpoints/<int:pk>/retire/", teams.retire_way, name="retire_touchpoint"),
    path("department/", teams.department, name="department"),
    path("me/", own.profile, name="profile"),
    path("me/address/", address.address, name="address"),
    path("address/<str:token>/", address.confirm_address, name="confirm_address"),
    path("me/away/", own.away, name="away"),
    path("absences/<int:pk>/", own.absence, name="absence"),
    path("absences/<int:pk>/end/", own.back, name="end_absence"),
    path("follow-ups/", own.follow_ups, name="follow_ups"),
    path("follow-ups/on/<int:kind>/<int:pk>/", own.follow_up, name="follow_up"),
    path("follow-ups/<int:pk>/put-off/", own.put_off, name="put_off_follow_up"),
    path("follow-ups/<int:pk>/done/", own.finish, name="finish_follow_up"),
]
