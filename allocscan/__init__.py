"""allocscan finds constants that JavaScript and TypeScript functions rebuild on every call."""

__version__ = "0.1.0"
