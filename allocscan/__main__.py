"""`python -m allocscan` is the console script."""

from allocscan.cli.main import main

raise SystemExit(main())
