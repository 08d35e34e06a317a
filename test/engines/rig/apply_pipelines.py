"""Applies processing pipelines to Sigma rules with pySigma, and prints what the tests of each rule ask afterwards."""

import json
import sys

from sigma.collection import SigmaCollection
from sigma.processing.pipeline import ProcessingPipeline
from sigma.rule import SigmaDetection


def tests(detection):
    for item in detection.detection_items:
        if isinstance(item, SigmaDetection):
            yield from tests(item)
        else:
            for value in item.value:
                yield [item.field, str(value)]


def applied(rule_text, pipeline_texts):
    [rule] = SigmaCollection.from_yaml(rule_text).rules
    first, *more = sorted(map(ProcessingPipeline.from_yaml, pipeline_texts), key=lambda one: one.priority)
    sum(more, first).apply(rule)
    return [test for detection in rule.detection.detections.values() for test in tests(detection)]


cases = json.load(sys.stdin)
json.dump([applied(case["rule"], case["pipelines"]) for case in cases], sys.stdout)
