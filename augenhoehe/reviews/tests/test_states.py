from itertools import product

import pytest

from augenhoehe.reviews.models import Appraisal, Dispute
from augenhoehe.reviews.states import APPRAISAL, DISPUTE, REFUSALS
from augenhoehe.reviews.tests import statesdoc


@pytest.mark.parametrize(("table", "model"), [(APPRAISAL, Appraisal), (DISPUTE, Dispute)])
def test_each_pair_leads_somewhere_or_says_why_not(table, model):
    verbs = {verb for _state, verb in table}
    for pair in product(model.State, verbs):
        assert pair in table or pair in REFUSALS, pair


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_docs_say_what_the_code_does(language):
    page = (statesdoc.DOCS / statesdoc.FILES[language]).read_text()
    assert statesdoc.text(language) == page, statesdoc.__doc__
