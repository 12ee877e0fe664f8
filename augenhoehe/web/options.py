"""The command line of one command."""

from django.utils.module_loading import autodiscover_modules

from augenhoehe.base.commands import COMMANDS
from augenhoehe.web.parser import Parser
from augenhoehe.web.words import gettext as _
from augenhoehe.web.words import pgettext


def parser_of(command):
    """The argument parser of a command: its sentence, its example, --json where it has one."""
    parser = Parser(
        prog=f"augenhoehe {command.name}",
        description=str(command.about),
        epilog=f"{pgettext('console', 'Example:')} augenhoehe {command.example}",
    )
    if command.arguments:
        command.arguments(parser)
    if command.json:
        parser.add_argument("--json", action="store_true", help=_("answer with one line of JSON"))
    return parser


def call(name, *arguments):
    """Run a command from within, as if it had been typed; its result."""
    autodiscover_modules("commands")
    return COMMANDS[name].run(parser_of(COMMANDS[name]).parse_args(arguments))
