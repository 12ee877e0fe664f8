"""When the service is there, and by when it answers and solves.

Words: calendar, closed day, policy, deadline. The arithmetic is in kernel/businesstime.
Tickets ask `queries.policy_for`, `queries.deadlines` and `queries.explain`, include
`servicelevels/clock.html` with `clock`, and compute anew after `events.CALENDAR_SAVED`,
`CLOSED_DAY_ADDED`, `CLOSED_DAY_REMOVED` (subject: the calendar) and `POLICIES_SAVED` (the team).
"""
