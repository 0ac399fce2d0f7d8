"""What recordings say of a site: the calls of its function, and what was sampled in it."""

from collections.abc import Iterator

from allocscan.profiles.file_profile import Counted, FileProfile, Sampled
from allocscan.profiles.moves import way_back
from allocscan.profiles.places import Places
from allocscan.sites.frame import Frame
from allocscan.sites.frames import Frames
from allocscan.sites.heat_values import HeatLevel, Measurement
from allocscan.sites.recorded_versions import other_version
from allocscan.sites.sampled_frames import Samples, samples_by_frame
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, parse


class Measured:
    """What recordings say of the sites of one file.

    `syntax` may be of a later text than the one that ran: what stands in changed lines is then
    not measured. `strangers` are the recordings that were made with another version, each with
    the reason to think so; they are left out.
    """

    def __init__(self, syntax: Syntax, profile: FileProfile) -> None:
        content = profile.content
        self._back = way_back(content, syntax.source.content)
        if content != syntax.source.content:
            syntax = parse(SourceFile(syntax.source.path, content, syntax.source.language))
        self._profile = profile
        self._frames = Frames(syntax)
        self._places = Places(content)
        self._content = content
        self.strangers = tuple(self._strangers())
        left_out = {recording for recording, _ in self.strangers}
        self._counted = [each for each in profile.counted if each.recording not in left_out]
        sampled = [each for each in profile.sampled if each.recording not in left_out]
        self._sampled = samples_by_frame(sampled, self._frames, self._places)

    def _strangers(self) -> Iterator[tuple[str, str]]:
        said = set[str]()
        recorded: list[Counted | Sampled] = [*self._profile.counted, *self._profile.sampled]
        for each in recorded:
            why = other_version(each, self._frames, self._places)
            if why is not None and each.recording not in said:
                said.add(each.recording)
                yield each.recording, why

    def of(self, literal: Span) -> Measurement | None:
        """What is known of the site at `literal`; None where no recording covers it."""
        start = self._back(literal.start)
        if start is None:
            return None
        frame = self._frames.around(start)
        there = Span(start, min(start + literal.end - literal.start, frame.end))
        evaluations = self._evaluations(there, frame)
        static = any(each.contains(there) for each in frame.statics)
        sums = Samples() if static else self._sampled.get(frame, Samples())
        if evaluations is None and not sums.bytes and not sums.micros:
            return None
        profile = self._profile
        return Measurement(
            evaluations,
            sums.bytes or None,
            _share(sums.bytes, profile.bytes_seen),
            sums.micros or None,
            _share(sums.micros, profile.micros_seen),
            profile.seconds,
        )

    # ------------------------------------------------------------------ counts

    def is_faint(self, level: HeatLevel) -> bool:
        """True where it says a little that nothing is known of a site of that level: samples fell
        on its file, or recordings on other files only. Then samples may have passed over what is
        hot: quick code, code inlined elsewhere, and that of workers. Counts pass over nothing."""
        if self._profile.passed_over:
            return level < HeatLevel.HOT or not self._profile.is_sampled
        return bool(self._sampled)

    @property
    def loads(self) -> int:
        """How often the file itself ran, over all recordings; once where that is not counted."""
        top = Span(self._frames.top.start, self._frames.top.start)
        counts = [piece.count for each in self._counted if (piece := each.at(top)) is not None]
        return max(sum(count for count in counts if count is not None), 1)

    def _evaluations(self, literal: Span, frame: Frame) -> int | None:
        """The sum of all counts; None where nothing counts, or is only known to have run."""
        total, known, ran = 0, False, False
        for each in self._counted:
            count = self._count(each, literal, frame)
            if count is None:
                continue
            if count and not each.how_often:
                ran = True
                continue
            total, known = total + count, True
        return total if known and (total or not ran) else None

    def _count(self, counted: Counted, literal: Span, frame: Frame) -> int | None:
        piece = counted.at(literal)
        if counted.exact and frame is not self._frames.top and not frame.function:
            return self._count_of_field(counted, literal, frame)
        known = piece is not None and piece.count is not None
        if piece and known and (not piece.count or self._is_of(piece.function, counted, frame)):
            return piece.count
        return self._count_of_line(counted, literal, frame) if counted.lines else None

    def _is_of(self, function: int | None, counted: Counted, frame: Frame) -> bool:
        """True when the function that was counted, which starts there, is `frame`: that of an
        inner function that is not listed would be the count of the one around it."""
        if function is None:  # Istanbul has no function for fields and the top level
            return bool(counted.points) or not (counted.exact or frame.function)
        found = self._frames.at(function) if counted.exact else self._frames.headed(function)
        if counted.points:
            found = found or self._frames.around(function)
        return found is frame or (found is None and frame is self._frames.top)

    def _count_of_field(self, counted: Counted, literal: Span, frame: Frame) -> int | None:
        """How often the fields of the class `frame` were initialised, of which one holds it."""
        static = any(each.contains(literal) for each in frame.statics)
        for each in counted.initialisers:
            inside = frame.start <= each.span.start and each.span.end <= frame.end
            if inside and each.static is static and each.span.contains(literal):
                return each.count
        piece = counted.at(literal)
        return 0 if piece is not None and piece.count == 0 else None

    def _count_of_line(self, counted: Counted, literal: Span, frame: Frame) -> int | None:
        """By lines: the statement that the literal stands in begins on its line, or is the last
        one that begins before; on the line of the function's head only its calls are certain."""
        calls = self._calls(counted, frame)
        line, head = self._places.line_of(literal.start), self._places.line_of(frame.body)
        if calls == 0 or (frame.function and line <= head):
            return calls
        counts = {each.line: each.count for each in counted.lines if each.function is None}
        first = head + 1 if frame.function else line
        for at in range(line, first - 1, -1):
            if at in counts:
                return counts[at]
        return calls

    def _calls(self, counted: Counted, frame: Frame) -> int | None:
        """The calls of `frame`: the only entry between its first line and its body."""
        first = self._places.line_of(frame.extent.start)
        last = self._places.line_of(frame.body)
        found = [
            each
            for each in counted.lines
            if each.function is not None and first <= each.line <= last
        ]
        named = [each for each in found if frame.name and each.function == frame.name]
        only = named if len(named) == 1 else found
        return only[0].count if len(only) == 1 and frame.function else None


def _share(part: int, whole: int | None) -> float | None:
    return min(part / whole, 1.0) if part and whole else None
