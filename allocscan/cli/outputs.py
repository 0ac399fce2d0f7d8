"""Where each report goes: formats with their targets, rendered and written."""

import os

from allocscan.cli.streams import plain_style, style_of
from allocscan.errors import AllocscanError
from allocscan.project.paths import shown_path
from allocscan.records import dataclass, replace
from allocscan.reports.formats import FOR_PEOPLE, FORMATS, IN_LOGS
from allocscan.typed import TYPE_CHECKING, Iterable, Sequence, TextIO

if TYPE_CHECKING:
    from allocscan.cli.options import Options
    from allocscan.project.config import Config
    from allocscan.reports.style import Style
    from allocscan.reports.values import Results


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file it is written to; None is stdout."""

    format: str
    path: str | None


def outputs_of(options: "Options", config: "Config") -> tuple[Output, ...]:
    """The outputs that were asked for. Raises AllocscanError for a format that does not exist."""
    named = options.formats or config.output_format
    outputs = [_output(each) for each in named]
    default = not options.formats and "output_format" not in dict(config.origins)
    if default and os.environ.get("GITHUB_ACTIONS") == "true":
        outputs.append(Output("github", None))
    if options.output_file is None:
        _check_shared(outputs)
        return tuple(outputs)
    if len(outputs) > 1:
        raise AllocscanError("--output-file needs one format; name files as FMT:PATH for several")
    return (Output(outputs[0].format, options.output_file),)


def _check_shared(outputs: Sequence[Output]) -> None:
    """Annotations may stand beside another format; two reports in one stream are neither."""
    if sum(output.path is None and output.format not in IN_LOGS for output in outputs) > 1:
        raise AllocscanError("two formats cannot share stdout; give all but one a file: FMT:PATH")
    targets = [os.path.realpath(output.path) for output in outputs if output.path is not None]
    for place, target in enumerate(targets):
        if target in targets[:place]:
            raise AllocscanError(f"{_shown(target)}: two formats cannot share a file")


def _output(named: str) -> Output:
    name, colon, path = named.partition(":")
    if name not in FORMATS:
        from allocscan.project.nearest import nearest_name

        hint = nearest_name(name, list(FORMATS))
        known = ", ".join(FORMATS)
        raise AllocscanError(f"unknown output format `{name}`{hint}; there are {known}")
    if colon and not path:
        raise AllocscanError(f"--output-format {named}: a path must follow the colon")
    return Output(name, path or None)


def prepare(outputs: Sequence[Output], sources: Iterable[str]) -> None:
    """See to it, before anything is fixed, that the reports can be written; missing folders are
    made. Raises AllocscanError where one cannot, or would take the place of one of `sources`, the
    locations of what is checked."""
    paths = [output.path for output in outputs if output.path is not None]
    if not paths:
        return
    checked = {os.path.realpath(source) for source in sources}
    for path in paths:
        if os.path.realpath(path) in checked:
            raise AllocscanError(f"{_legible(path)}: is checked, so no report is written over it")
        if trouble := _obstacle(path):
            raise AllocscanError(f"{_legible(path)}: cannot be written: {trouble}")


def _obstacle(path: str) -> str:
    """Why no report can be written to `path`; "" when one can."""
    target = os.path.realpath(path)
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
    except OSError as error:
        return error.strerror or str(error)
    if os.path.isdir(target):
        return "Is a directory"
    there = target if os.path.exists(target) else os.path.dirname(target)
    return "" if os.access(there, os.W_OK) else "Permission denied"


def for_stream(
    results: "Results", outputs: tuple[Output, ...], options: "Options", stream: TextIO
) -> str:
    """The reports that have no file, rendered for `stream`."""
    if options.silent:
        return ""
    ours = [output for output in outputs if output.path is None]
    style = _style(stream, results, options)
    return "".join(_rendered(output, results, style, options) for output in ours)


def write_files(
    results: "Results", outputs: tuple[Output, ...], options: "Options"
) -> tuple[str, ...]:
    """Render and write the others; return what is to be said of files that could not be written."""
    return tuple(
        trouble
        for output in outputs
        if output.path is not None
        for trouble in _write_file(output.path, _rendered(output, results, plain_style(), options))
    )


def _style(stream: TextIO, results: "Results", options: "Options") -> "Style":
    style = style_of(stream, options.color)
    if not results.findings:
        return style
    from allocscan.cli.hyperlinks import linked, links_to

    if not linked(stream, options.hyperlinks):
        return style
    rules = [finding.rule for finding in results.findings]
    return replace(style, links=links_to(rules, options.packs))


def _rendered(output: Output, results: "Results", style: "Style", options: "Options") -> str:
    if options.statistics and output.format in FOR_PEOPLE:
        from allocscan.reports.statistics import render_statistics

        return render_statistics(results, style)
    return FORMATS[output.format](results, style)


def _write_file(path: str, text: str) -> list[str]:
    try:
        with open(path, "wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        return [f"{_legible(path)}: cannot be written: {error.strerror}"]
    return []


def _shown(location: str) -> str:
    return _legible(shown_path(location, os.getcwd()))


def _legible(name: str) -> str:
    from allocscan.reports.cells import legible

    return legible(name)
