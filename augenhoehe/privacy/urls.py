from django.urls import path

from augenhoehe.privacy.views import handling, works

app_name = "privacy"
urlpatterns = [
    path("works/", works.page, name="works"),
    path("works/annex/", works.annex, name="annex"),
    path("works/seen/", works.seen, name="seen"),
    path("", handling.overview, name="overview"),
    path("retain/<str:name>/", handling.retain, name="retain"),
    path("contact/<int:pk>/", handling.contact, name="contact"),
    path("contact/<int:pk>/export/", handling.export, name="export"),
    path("contact/<int:pk>/erase/", handling.erase, name="erase"),
    path("company/<int:pk>/", handling.company, name="company"),
    path("company/<int:pk>/erase/", handling.erase_company, name="erase_company"),
    path("packed/<int:pk>/", handling.packed, name="packed"),
    path("packed/<int:pk>/fetch/", handling.fetch, name="fetch"),
    path("erasure/<int:pk>/rest/", handling.erase_rest, name="erase_rest"),
    path("erasure/<int:pk>/places/", handling.places, name="places"),
    path("erasure/<int:pk>/places/done/", handling.end_places, name="end_places"),
    path("erasure/<int:pk>/places/<int:place>/black-out/", handling.black_out, name="black_out"),
    path("erasure/<int:pk>/withdraw/", handling.withdraw, name="withdraw"),
]
