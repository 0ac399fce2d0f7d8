"""What the words of a command line say, before anything is made of it."""


class Words:
    """What the words of a command line say; each command adds its flags.

    `plain` are the words that are no flags and no values of flags, in order.
    """

    plain: list[str]


class ConfiguredWords(Words):
    """The words of a command that reads the configuration."""

    config: list[str] | None = None
    isolated: bool = False
