"""My day, the team's situation, who is here, the journal's page: pages made of other rooms' parts."""
