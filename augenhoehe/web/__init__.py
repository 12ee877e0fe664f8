"""The roof: settings, addresses, navigation, clockwork, server and commands."""
