"""One signature for all teams, to begin with."""

from augenhoehe.base.actions import action
from augenhoehe.people.actions.save_team import save_team
from augenhoehe.people.queries import active_teams


@action
def sign_letters(texts, *, acknowledges, by):
    """Give every team the signature (`texts`: language -> words, {team} is the team's name)."""
    for team in active_teams():
        values = {
            f"signature_{language}": words.replace("{team}", team.name)
            for language, words in texts.items()
        }
        save_team(team, values={**values, "acknowledges": acknowledges}, by=by)
