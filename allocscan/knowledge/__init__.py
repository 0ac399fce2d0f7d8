"""The language and its engine as typed tables with a source for each row; the rest is unknown.

Sources that begin with `sec-` are anchors of ECMA-262 (https://tc39.es/ecma262/#…).
"""
