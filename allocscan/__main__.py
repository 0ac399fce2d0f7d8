"""`python -m allocscan`."""

from allocscan.cli.main import entry

if __name__ == "__main__":
    entry()
