"""The command line with a scan that knows one finding: for tests of what lies around the scan."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

if __name__ == "__main__":
    from support.handmade import price_scan

    import allocscan.scan
    from allocscan.cli.main import main

    allocscan.scan.scan_whole = (
        price_scan  # the files of tests are small enough to be parsed whatever they hold
    )
    raise SystemExit(main())
