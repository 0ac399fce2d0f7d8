"""What was found to check, and what was met and is not checked."""

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.findings import Note
    from allocscan.project.config import Config


class Reason(Enum):
    """Why a file was set aside, as the clause that follows its path."""

    EXCLUDED = "excluded by the configuration"
    IGNORED = "ignored by git"
    NOT_INCLUDED = "not among the included files"
    QUIET = "a test or config file"
    FOREIGN = "not JavaScript or TypeScript by its name"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check. `path` is for reports (relative to the working directory where below it,
    with `/`), `location` is absolute; `named`: the command line names it."""

    path: str
    location: str
    config: "Config"
    named: bool


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that was met and is not checked: why, and `detail` where more can be said."""

    path: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found, each part sorted by path; a file reached twice stands once.

    `unusable` are named paths that cannot be checked: with them a run cannot succeed. `folders`
    are those that were walked, with their listings.
    """

    files: tuple[Found, ...]
    set_aside: tuple[SetAside, ...]
    notes: "tuple[Note, ...]"
    unusable: "tuple[Note, ...]"
    folders: tuple[tuple[str, str], ...] = ()
