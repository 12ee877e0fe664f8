from django.urls import path

from augenhoehe.customers.views import agreeing, asking, companies, contacts, merging

app_name = "customers"
urlpatterns = [
    path("", companies.companies, name="companies"),
    path("add/", companies.add, name="company_add"),
    path("<int:pk>/", companies.company, name="company"),
    path("<int:pk>/change/", companies.change, name="company_change"),
    path("<int:pk>/domain/add/", companies.domain_add, name="domain_add"),
    path("<int:pk>/domain/remove/", companies.domain_remove, name="domain_remove"),
    path("<int:pk>/merge/", merging.merge_company, name="company_merge"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/add/", contacts.contact_add, name="contact_add"),
    path("contacts/<int:pk>/", contacts.contact, name="contact"),
    path("contacts/<int:pk>/change/", contacts.contact_change, name="contact_change"),
    path("contacts/<int:pk>/address/add/", contacts.address_add, name="address_add"),
    path("contacts/<int:pk>/address/remove/", contacts.address_remove, name="address_remove"),
    path("contacts/<int:pk>/link/", contacts.link, name="link"),
    path("contacts/<int:pk>/unlink/", contacts.unlink, name="unlink"),
    path("contacts/<int:pk>/merge/", merging.merge_contact, name="contact_merge"),
    path("contacts/<int:pk>/basis/add/", asking.contact_basis, name="contact_basis"),
    path("contacts/<int:pk>/consent/ask/", asking.consent_ask, name="consent_ask"),
    path("contacts/<int:pk>/object/", asking.objection, name="object"),
    path("contacts/<int:pk>/object/undo/", asking.objection_lift, name="object_lift"),
    path("<int:pk>/basis/add/", asking.company_basis, name="company_basis"),
    path("basis/<int:pk>/end/", asking.basis_end, name="basis_end"),
    path("basis/import/", asking.basis_import, name="basis_import"),
    path("consent/<str:key>/", asking.consent, name="consent"),
    path("<int:pk>/agree/", agreeing.agree, name="agree"),
    path("agreements/<int:pk>/end/", agreeing.end, name="end_agreement"),
    path("agreements/<int:pk>/resume/", agreeing.resume, name="resume_agreement"),
    path("unmerge/<int:pk>/", merging.unmerge, name="unmerge"),
    path("suggest/", merging.suggest, name="suggest"),
]
