"""``python -m resync``: see :mod:`resync.cli`."""

import sys

from resync.cli import main

sys.exit(main())
