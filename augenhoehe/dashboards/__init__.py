"""My day, the situation, who is here, the journal: pages made of other rooms' parts."""
