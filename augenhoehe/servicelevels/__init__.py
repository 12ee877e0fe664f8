"""When the service is there, and by when it answers and solves.

Words: calendar, closed day, policy, deadline. The arithmetic is in kernel/businesstime.
"""
