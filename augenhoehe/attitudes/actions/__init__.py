"""What can be done about attitude, one file a verb."""
