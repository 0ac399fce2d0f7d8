"""The format `html`: a page in one file. It asks for nothing over a network, and is readable
without its script, on paper too. The same run gives the same bytes."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from allocscan import __version__
from allocscan.reports.html.controls import controls, keys, list_line
from allocscan.reports.html.markup import anchors
from allocscan.reports.html.overview import fixes, heading, notes, overview
from allocscan.reports.html.ranking import ranking
from allocscan.reports.html.territory import scopes_of, territory
from allocscan.reports.html.treemap import treemap
from allocscan.reports.values import Results


def render_html(results: Results) -> str:
    """The whole run as a page, also when nothing was found."""
    script = asset("script.js")
    title = heading(results)
    skip = '<a class="skip" href="#findings">To the findings</a>\n' if results.findings else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>allocscan: {title}</title>\n<style>\n{asset('style.css')}</style>\n</head>\n"
        f"<body>\n{skip}"
        f'<header>\n<p class="brand">allocscan</p>\n{_buttons(results)}'
        f"<h1>{title}</h1>\n</header>\n"
        f"<main>\n{overview(results)}{_findings(results)}{fixes(results)}{notes(results)}</main>\n"
        f"<footer><p>allocscan {__version__}</p></footer>\n"
        f"{keys() if results.findings else ''}<script>{script}</script>\n</body>\n</html>\n"
    )


def policy(script: str) -> str:
    """What the page may do: apply its own styles and run `script`, nothing else."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def asset(name: str) -> str:
    """The text of a file that lies beside this module."""
    return files("allocscan.reports.html").joinpath(name).read_text("utf-8")


def _buttons(results: Results) -> str:
    help_ = '<button type="button" id="show-keys" aria-keyshortcuts="?">Keys</button>\n'
    return (
        f'<p class="buttons" data-js hidden>{help_ if results.findings else ""}'
        '<button type="button" id="theme" aria-pressed="false">Dark</button></p>\n'
    )


def _findings(results: Results) -> str:
    findings = results.findings
    if not findings:
        return '<p class="nothing">Nothing was found.</p>\n'
    names = anchors(finding.fingerprint for finding in findings)
    by_id = {id(finding): name for finding, name in zip(findings, names, strict=True)}
    directories = territory(findings)
    return (
        f"{treemap(directories, by_id)}"
        '<section id="findings" tabindex="-1" aria-labelledby="findings-title">\n'
        '<h2 id="findings-title">Findings</h2>\n'
        '<p class="soft">Ranked by bytes and by how often the code runs.</p>\n'
        f"{controls(findings)}{list_line(findings)}"
        f"{ranking(results, by_id, scopes_of(directories))}"
        '<p id="none" class="nothing" hidden>No finding is left by these filters.</p>\n'
        '<p class="more" data-js hidden><button type="button" id="more" hidden></button></p>\n'
        "</section>\n"
    )
