"""The command line of one command."""

import argparse

from django.utils.module_loading import autodiscover_modules

from augenhoehe.base.commands import COMMANDS


def parser_of(command):
    """The argument parser of a command: its sentence, its example, --json where it has one."""
    parser = argparse.ArgumentParser(
        prog=f"augenhoehe {command.name}",
        description=command.run.__doc__,
        epilog=f"Example: augenhoehe {command.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if command.arguments:
        command.arguments(parser)
    if command.json:
        parser.add_argument("--json", action="store_true", help="answer with one line of JSON")
    return parser


def call(name, *arguments):
    """Run a command from within, as if it had been typed; its result."""
    autodiscover_modules("commands")
    return COMMANDS[name].run(parser_of(COMMANDS[name]).parse_args(arguments))
