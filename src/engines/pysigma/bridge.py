"""Answers questions about Sigma rules with pySigma, one JSON object a line: a question in, an answer out.

    {"ask": "receipt"}
    {"ask": "judge", "rule": "<YAML>", "exclude": ["<validator>", ...], "validate": <false leaves it out>, "converters": [{"name": ..., "backend": ..., "format": ...}, ...]}
    {"ask": "load", "events": [{"<field>": <value or list of values>, ...}, ...]}
    {"ask": "select", "query": "<SQL>"}

Every answer is an object with "ok". Output is ASCII, so that no reader takes a character of a rule for the end of a line.
pySigma and its backends are imported, never copied; nothing here reads files or opens connections.
"""

import importlib.metadata
import json
import re
import sqlite3
import sys

PLACE = "eqlibrium place"
DISTRIBUTIONS = ("pysigma", "pysigma-backend-elasticsearch", "pysigma-backend-splunk", "pysigma-backend-sqlite")
# One question adds at most so many columns to the table; a rule names far fewer fields.
MOST_COLUMNS = 1500


class Bridge:
    def __init__(self):
        self.events = []
        self.backends = {}
        self.validators = {}

    def start(self):
        from sigma.plugins import InstalledSigmaPlugins

        plugins = InstalledSigmaPlugins.autodiscover()
        self.backends = dict(plugins.backends)
        self.validators = dict(plugins.validators)

    def answer(self, question):
        kinds = {"receipt": self.receipt, "judge": self.judge, "load": self.load, "select": self.select}
        return kinds[question["ask"]](question)

    def receipt(self, _question):
        versions = {}
        for name in DISTRIBUTIONS:
            try:
                versions[name] = importlib.metadata.version(name)
            except importlib.metadata.PackageNotFoundError:
                versions[name] = None
        return {"ok": True, "versions": versions, "python": sys.version.split()[0]}

    def judge(self, question):
        """Parses, validates and converts a rule. A converter that refuses says why; the others still answer."""
        from sigma.collection import SigmaCollection

        text = question["rule"]
        try:
            rules = parse(SigmaCollection, text)
        except Exception as error:
            return {"ok": True, "parsed": message_of(error), "issues": [], "conversions": {}}
        issues = self.validate(rules, set(question["exclude"])) if question.get("validate", True) else []
        conversions = {one["name"]: self.convert(SigmaCollection, text, one) for one in question["converters"]}
        return {"ok": True, "parsed": None, "issues": issues, "conversions": conversions}

    def validate(self, rules, excluded):
        from sigma.validation import SigmaValidator

        validator = SigmaValidator({one for name, one in self.validators.items() if name not in excluded})
        return [
            {"issue": type(issue).__name__, "severity": issue.severity.name.lower(), "text": str(issue)}
            for issue in validator.validate_rules(rules)
        ]

    def convert(self, collection_class, text, converter):
        backend = self.backends.get(converter["backend"])
        if backend is None:
            return {"refused": "the backend is not installed"}
        try:
            # A backend may change the rules it is given, so each reads the text anew.
            converted = backend().convert(parse(collection_class, text), converter["format"])
        except Exception as error:
            return {"refused": message_of(error)}
        return {"queries": [one if isinstance(one, str) else json.dumps(one) for one in converted]}

    def load(self, question):
        self.events = question["events"]
        return {"ok": True}

    def select(self, question):
        """Runs a query over the events, in a table made as Zircolite makes it."""
        query = question["query"]
        database = sqlite3.connect(":memory:")
        try:
            database.create_function("REGEXP", 2, found_by)
            fill(database, self.events, query)
            return {"ok": True, "places": run(database, query)}
        except (sqlite3.Error, re.error) as error:
            return {"ok": True, "failed": message_of(error)}
        finally:
            database.close()


def parse(collection_class, text):
    rules = collection_class.from_yaml(text)
    for rule in rules.rules:
        for condition in getattr(getattr(rule, "detection", None), "parsed_condition", []):
            condition.parsed  # Conditions are parsed when they are asked for.
    rules.resolve_rule_references()
    return rules


def fill(database, events, query):
    """Columns for the fields that the query may name: whole numbers as such, all else text that folds ASCII letters."""
    names = sorted({name for event in events for name in event if name in query})
    if len({name.lower() for name in names}) < len(names):
        raise sqlite3.Error("two fields differ in case only, which columns cannot")
    rows = [[place, *(cell(event.get(name)) for name in names)] for place, event in enumerate(events)]
    columns = [f"{quoted(PLACE)} INTEGER"]
    for at, name in enumerate(names, 1):
        whole = all(row[at] is None or isinstance(row[at], int) for row in rows)
        columns.append(f"{quoted(name)} {'INTEGER' if whole else 'TEXT COLLATE NOCASE'}")
    database.execute(f"CREATE TABLE logs ({', '.join(columns)})")
    marks = ", ".join("?" * len(columns))
    database.executemany(f"INSERT INTO logs VALUES ({marks})", rows)


def run(database, query):
    for _ in range(MOST_COLUMNS):
        try:
            cursor = database.execute(query)
            at = [column[0] for column in cursor.description].index(PLACE)
            return [row[at] for row in cursor]
        except sqlite3.OperationalError as error:
            missing = re.fullmatch(r"no such column: (.+)", str(error))
            if missing is None:
                raise
            # No event has the field.
            database.execute(f"ALTER TABLE logs ADD COLUMN {quoted(missing[1])} TEXT COLLATE NOCASE")
    raise sqlite3.Error("the query names too many fields that no event has")


def cell(value):
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if not isinstance(value, int) or -(2**63) <= value < 2**63 else str(value)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def found_by(pattern, value):
    return value is not None and re.search(pattern, str(value)) is not None


def message_of(error):
    text = str(error).strip()
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def main():
    # What a library prints must not stand among the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    sys.stdin.reconfigure(encoding="utf-8")

    def reply(answer):
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    bridge = Bridge()
    failure = None
    try:
        bridge.start()
    except ImportError as error:
        failure = message_of(error)
    for line in sys.stdin:
        try:
            reply(bridge.answer(json.loads(line)) if failure is None else {"ok": False, "error": failure})
        except Exception as error:
            reply({"ok": False, "error": message_of(error)})


if __name__ == "__main__":
    main()
