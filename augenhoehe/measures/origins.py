"""Where a new measure comes from."""

from augenhoehe.base.doors import number_in
from augenhoehe.base.offers import SUBJECTS, resolve
from augenhoehe.measures import rules
from augenhoehe.measures.aims import NONE, ref_of
from augenhoehe.measures.models import Idea


class Origin:
    """Where a new measure comes from, as its address says: a signal, or an idea."""

    def __init__(self, request):
        user, query = request.user, request.GET
        self.ref = ref_of(query.get("signal"))
        found = resolve([self.ref], user=user) if self.ref else {}
        self.thing = found.get(self.ref)
        if self.thing is None:
            self.ref = None
        self.idea = None
        if "idea" in query and rules.may_answer_ideas(user):
            ideas = rules.ideas_visible_to(user).exclude(state=Idea.State.TAKEN)
            self.idea = ideas.filter(pk=number_in(query, "idea")).first()

    @property
    def label(self):
        """The signal in its own room's words, or the idea's first field."""
        if self.thing is not None:
            return str(SUBJECTS[self.ref[0]].label(self.thing))
        return self.idea.noticed if self.idea else ""

    @property
    def url(self):
        if self.thing is not None:
            return SUBJECTS[self.ref[0]].url(self.thing)
        return self.idea.get_absolute_url() if self.idea else ""

    def initial(self, query):
        """What the form begins with; not the signal's words, which not everybody may see."""
        title = self.idea.better if self.idea else query.get("title", "")
        return {
            "title": " ".join(title.split())[:160],
            "signal_text": " ".join(query.get("because", "").split())[:300],
            "serves": query.get("serves") or NONE,
            "indicator": query.get("indicator", ""),
        }
