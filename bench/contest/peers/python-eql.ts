import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectAnswers } from '../answers.ts';
import { Absent, type Arena, type Contestant } from '../contestant.ts';
import { measureProcess } from '../measured-process.ts';
import { type ContestRule, isSingle } from '../rules.ts';
import { parsedLines } from './output-lines.ts';

/** Reads a file of rules and asks the engine about every event ('match'), or tells which rules it takes ('try'). */
const PROGRAM = `
import importlib.metadata, json, sys
from eql import EqlError, Event, PythonEngine, parse_query
from eql.ast import EqlAnalytic
from eql.parser import elasticsearch_syntax

def flat(value):
    return [one for each in value for one in flat(each)] if isinstance(value, list) else [value]

def categories(event):
    own = event.get("event.category")
    if own is None:
        inner = event.get("event")
        own = inner.get("category") if isinstance(inner, dict) else None
    return [one for one in flat(own) if isinstance(one, str)]

with open(sys.argv[2], encoding="utf-8") as file:
    rules = json.load(file)
engine = PythonEngine()
taken = []
refused = {}
for rule in rules:
    try:
        with elasticsearch_syntax:
            query = parse_query(rule["query"])
        engine.add_analytic(EqlAnalytic(query=query, metadata={"id": rule["place"], "name": str(rule["place"])}))
        taken.append(rule["place"])
    except (EqlError, NotImplementedError, RecursionError, ValueError) as error:
        name = type(error).__name__
        refused[name] = refused.get(name, 0) + 1
if sys.argv[1] == "try":
    print(json.dumps({"version": importlib.metadata.version("eql"), "taken": taken, "refused": refused}))
    sys.exit(0)
number = 0
raised = {}
engine.add_output_hook(lambda output: print('{"rule":%s,"line":%d}' % (output.analytic_id, number)))
with open(sys.argv[3], encoding="utf-8") as file:
    for number, line in enumerate(file, 1):
        event = json.loads(line)
        for category in categories(event):
            try:
                engine.stream_event(Event(category, number, event))
            except Exception as error:
                raised[type(error).__name__] = raised.get(type(error).__name__, 0) + 1
if raised:
    print(json.dumps({"raised": raised}))
`;

/** Endgame's own engine for EQL, in Python, over the rules about single events that are written in EQL. */
export async function pythonEql(python: string, rules: readonly ContestRule[], { events, folder }: Arena): Promise<Contestant> {
  const files = { program: join(folder, 'python-eql.py'), rules: join(folder, 'python-eql.json') };
  const queries = [...rules.entries()].flatMap(([place, rule]) =>
    rule.eql !== null && isSingle(rule) ? [{ place, query: rule.eql }] : [],
  );
  await writeFile(files.program, PROGRAM);
  await writeFile(files.rules, JSON.stringify(queries));
  const tried = await measureProcess(
    { program: python, words: [files.program, 'try', files.rules] },
    { keepOutput: true, timeout: 120_000 },
  );
  if (!tried.ok)
    throw new Absent(
      `cannot run eql with ${python} (${tried.message}): \`pip install eql\`, or name the Python that has it: --peer python-eql=PYTHON`,
    );
  const { version, taken, refused } = JSON.parse(tried.output) as Tried;
  if (taken.length === 0) throw new Absent('python-eql takes none of these rules');
  const left = rules.length - queries.length;
  const timed = (file: string) => ({ program: python, words: [files.program, 'match', files.rules, file] });
  return {
    name: 'python-eql',
    version,
    remark: `${python}, in the syntax of Elasticsearch`,
    rules: taken,
    refused: new Map([...Object.entries(refused), ...(left > 0 ? [['no EQL about single events', left] as const] : [])]),
    asked: timed(events.plain),
    read: (output) => {
      const pairs: [number, number][] = [];
      let remark: string | undefined;
      for (const answer of parsedLines(output)) {
        if (answer !== null && Object.hasOwn(answer, 'raised')) {
          remark = `it raised on events, and said nothing of them: ${JSON.stringify(answer['raised'])}`;
          continue;
        }
        const [rule, line] = [answer?.['rule'], answer?.['line']];
        if (typeof rule !== 'number' || typeof line !== 'number')
          return { kind: 'failed', message: 'it printed what is no match' };
        pairs.push([rule, line]);
      }
      return { kind: 'pairs', answers: collectAnswers(pairs), ...(remark === undefined ? {} : { remark }) };
    },
    timed,
  };
}

/** What `try` prints. */
interface Tried {
  readonly version: string;
  readonly taken: readonly number[];
  readonly refused: { readonly [error: string]: number };
}
