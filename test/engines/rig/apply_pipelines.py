"""Applies processing pipelines to Sigma rules with pySigma, and prints what each rule asks afterwards: a tree, or the error."""

import json
import sys

from sigma.collection import SigmaCollection
from sigma.conditions import ConditionAND, ConditionFieldEqualsValueExpression, ConditionNOT, ConditionOR
from sigma.exceptions import SigmaError
from sigma.processing.pipeline import ProcessingPipeline
from sigma.types import SigmaBool, SigmaExists, SigmaNull, SigmaNumber, SigmaString

SAID = (SigmaString, SigmaNumber, SigmaBool)


def asked(node):
    """The tree of a condition; None where nothing is left of it, as backends leave such parts out."""
    if node is None:
        return None
    if isinstance(node, (ConditionAND, ConditionOR, ConditionNOT)):
        parts = [part for part in map(asked, node.args) if part is not None]
        kind = "not" if isinstance(node, ConditionNOT) else "and" if isinstance(node, ConditionAND) else "or"
        return [kind, *parts] if parts else None
    field = node.field if isinstance(node, ConditionFieldEqualsValueExpression) else ""
    if isinstance(node.value, SigmaNull):
        return ["not", ["test", field, "~present"]]
    if isinstance(node.value, SigmaExists):
        return ["test", field, "~present"] if node.value.exists else ["not", ["test", field, "~present"]]
    return ["test", field, str(node.value) if isinstance(node.value, SAID) else "~" + type(node.value).__name__]


def applied(rule_text, pipeline_texts):
    try:
        first, *more = sorted(map(ProcessingPipeline.from_yaml, pipeline_texts), key=lambda one: one.priority)
    except SigmaError as error:
        return {"unread": str(error)}
    [rule] = SigmaCollection.from_yaml(rule_text).rules
    try:
        sum(more, first).apply(rule)
        [condition] = rule.detection.parsed_condition
        asks = asked(condition.parsed)
        return {"failed": "nothing is left of the rule"} if asks is None else {"asks": asks}
    except (SigmaError, TypeError) as error:
        return {"failed": f"{type(error).__name__}: {error}"}


cases = json.load(sys.stdin)
json.dump([applied(case["rule"], case["pipelines"]) for case in cases], sys.stdout)
