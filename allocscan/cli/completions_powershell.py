"""Completion for PowerShell, 5.1 and later."""

from collections.abc import Iterator, Sequence

from allocscan.cli.completions_model import Command, Names
from allocscan.typed import Final

_HEAD: Final = """\
# PowerShell completion for allocscan; made by `allocscan completions powershell`

Register-ArgumentCompleter -Native -CommandName 'allocscan' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
"""
_FOOT: Final = """\
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.ToString() })
    $command = 'check'
    if ($words.Count -gt 1 -and $commands.Contains($words[1])) { $command = $words[1] }
    $found = [ordered]@{}
    $before = ''
    $current = $wordToComplete
    $last = $words[-1]
    if ($words.Count -gt 1 -and $values[$command].Contains($last)) {
        if ($lists -contains $last -and $current.Contains(',')) {
            $before = $current.Substring(0, $current.LastIndexOf(',') + 1)
            $current = $current.Substring($before.Length)
        }
        foreach ($name in $values[$command][$last]) { $found[$name] = $name }
    } elseif ($current.StartsWith('-')) {
        $found = $flags[$command]
    } elseif ($words.Count -eq 1) {
        $found = $commands
    } else {
        foreach ($name in $plain[$command]) { $found[$name] = $name }
    }
    foreach ($name in $found.Keys) {
        if ($name.StartsWith($current)) {
            [System.Management.Automation.CompletionResult]::new(
                $before + $name, $name, 'ParameterValue', $found[$name])
        }
    }
}
"""


def render_powershell(commands: Sequence[Command]) -> str:
    """The script. Where it suggests nothing, PowerShell suggests paths."""
    lines = ["$commands = [ordered]@{"]
    lines += [f"    {_quoted(each.name)} = {_quoted(each.meaning)}" for each in commands]
    lines += ["}", "$flags = @{", *(line for each in commands for line in _flags(each))]
    lines += ["}", "$values = @{", *(line for each in commands for line in _values(each))]
    lines += ["}", "$plain = @{", *(_plain(each) for each in commands), "}"]
    lines.append(f"$lists = {_array(_lists(commands))}")
    return _HEAD + "".join(f"    {line}\n" for line in lines) + _FOOT


def _flags(command: Command) -> Iterator[str]:
    yield f"    {_quoted(command.name)} = [ordered]@{{"
    for flag in command.flags:
        # keys of a table are compared without their case, and `-V` is not `-v`
        for name in flag.names[-1:]:
            yield f"        {_quoted(name)} = {_quoted(flag.meaning)}"
    yield "    }"


def _values(command: Command) -> Iterator[str]:
    yield f"    {_quoted(command.name)} = @{{"
    for flag in command.flags:
        if isinstance(flag.values, Names):
            for name in flag.names:
                yield f"        {_quoted(name)} = {_array(flag.values.names)}"
    yield "    }"


def _plain(command: Command) -> str:
    names = command.words.names if isinstance(command.words, Names) else ()
    return f"    {_quoted(command.name)} = {_array(names)}"


def _lists(commands: Sequence[Command]) -> tuple[str, ...]:
    flags = (flag for command in commands for flag in command.flags)
    listed = (flag for flag in flags if isinstance(flag.values, Names) and flag.values.listed)
    return tuple(dict.fromkeys(name for flag in listed for name in flag.names))


def _array(names: Sequence[str]) -> str:
    return f"@({', '.join(map(_quoted, names))})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
