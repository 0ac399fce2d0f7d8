"""`allocscan config schema`: what editors check and complete a configuration by."""


def schema_text() -> str:
    """The JSON Schema of the configuration, with the names of our rules and formats."""
    import json

    from allocscan.packs.load import standard_rules
    from allocscan.project.config_schema import Known, config_schema
    from allocscan.reports.formats import FORMATS

    rules = tuple((rule.id, rule.meta.summary) for rule in standard_rules())
    return json.dumps(config_schema(Known(rules, tuple(FORMATS))), indent=2) + "\n"
