"""`python -m augenhoehe NAME …`"""

from augenhoehe.web.cli import main

main()
