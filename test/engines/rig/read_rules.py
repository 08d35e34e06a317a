"""Reads Sigma rules of a folder with pySigma, resolves what they refer to, and holds them to the validators that are installed.

    python read_rules.py FOLDER [VALIDATOR_TO_LEAVE_OUT ...]

Prints one JSON object: versions, how many rules were read, errors, and issues. Nothing here opens connections, as long as the
validators that load lists are left out.
"""

import importlib.metadata
import json
import sys
from dataclasses import fields
from pathlib import Path

from sigma.collection import SigmaCollection
from sigma.correlations import SigmaCorrelationRule
from sigma.plugins import InstalledSigmaPlugins
from sigma.validation import SigmaValidator


def version_of(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def read(folder):
    collection = SigmaCollection.load_ruleset([Path(folder)], collect_errors=True)
    errors = [f"{place(rule)}: {error}" for rule in collection.rules for error in rule.errors]
    errors += [str(error) for error in collection.errors]
    for rule in collection.rules:
        if isinstance(rule, SigmaCorrelationRule):
            continue
        for condition in rule.detection.parsed_condition:
            try:
                condition.parsed
            except Exception as error:
                errors.append(f"{place(rule)}: {error}")
    try:
        collection.resolve_rule_references()
    except Exception as error:
        errors.append(f"{type(error).__name__}: {error}")
    return collection, errors


def place(rule):
    return str(rule.source.path) if rule.source is not None else str(rule.title)


def told(issue):
    names = {field.name for field in fields(issue)} - {"rules"}
    return {
        "issue": type(issue).__name__,
        "severity": issue.severity.name.lower(),
        "files": sorted({place(rule) for rule in issue.rules}),
        "about": {name: str(getattr(issue, name)) for name in sorted(names)},
    }


def main(folder, left_out):
    collection, errors = read(folder)
    installed = dict(InstalledSigmaPlugins.autodiscover().validators)
    chosen = {name: validator for name, validator in installed.items() if name not in left_out}
    issues = SigmaValidator(set(chosen.values())).validate_rules(collection)
    answer = {
        "versions": {name: version_of(name) for name in ("pysigma", "pysigma-validators-sigmahq")},
        "rules": len(collection.rules),
        "validators": sorted(chosen),
        "unknown": sorted(set(left_out) - set(installed)),
        "errors": errors,
        "issues": [told(issue) for issue in issues],
    }
    json.dump(answer, sys.stdout)


main(sys.argv[1], sys.argv[2:])
