"""Places of the page frame where rooms may hang something; the host is the person who looks."""

from augenhoehe.base.offers import slot

PERSON = slot("ui.person")  # entries of the person's menu, such as the language
BAR = slot("ui.bar")  # beside the search, such as "absent until"
NAV_FOOT = slot("ui.nav_foot")  # under the navigation
SIGN_IN = slot("ui.sign_in")  # under the sign-in form, such as the sign-ins of the demo
