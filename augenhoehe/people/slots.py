"""Places on our pages where other rooms may hang something."""

from augenhoehe.base.offers import slot

# Beside a person's name on "who is here": open work now, no history. Host: the person.
PRESENT = slot("people.present")
# On a person's page. Host: the person.
PERSON = slot("people.person")
# After somebody was noted as absent: open work to give away. Host: the Absence.
ABSENCE = slot("people.absence")
# On the page of all settings. Host: the signed-in person.
SETTINGS = slot("people.settings")
# On one's own profile. Host: the signed-in person.
PROFILE = slot("people.profile")
