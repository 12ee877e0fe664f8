"""The demo: a payroll service of eleven people and a year of concerns written for it."""
