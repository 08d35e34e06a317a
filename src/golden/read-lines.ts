import { type Diagnostic, memberSpans, type Source } from '../source/index.ts';
import type { Golden, GoldenFile, GoldenProblem, RuleName } from './case.ts';
import { diagnostic } from './codes.ts';
import { jsonPart } from './json-part.ts';
import { LABEL_KEY, type LabelledLine, labelledCases, labelOf } from './labels.ts';
import type { Part } from './part.ts';
import { readCases } from './read-case.ts';

/** A line of NDJSON that is an object. */
interface Line {
  readonly number: number;
  readonly text: string;
}

/** Takes the lines of an NDJSON file with golden events one by one. */
interface LineReader {
  take(line: Line): void;
  /** Something that is no line of JSON. */
  bad(number: number, column: number, message: string): void;
  end(): GoldenFile;
}

const MOST_PROBLEMS = 20;

/**
 * Reads golden events from lines: cases as YAML has them; lines that `match` printed; events with the labels that `corpus` wrote. A line
 * that says only which rule is meant holds for those behind it.
 */
export function lineReader(name: string): LineReader {
  const goldens: Golden[] = [];
  const problems: GoldenProblem[] = [];
  const labelled: LabelledLine[] = [];
  let rules: readonly RuleName[] = [];

  function tell(source: Source, found: readonly Diagnostic[]): void {
    for (const one of found) if (problems.length < MOST_PROBLEMS) problems.push({ source, diagnostic: one });
  }

  return {
    take({ number, text: whole }) {
      const text = whole.replace(/\r$/, '');
      const source = { name, text, line: number, column: 1 };
      const found: Diagnostic[] = [];
      const keys = memberSpans(text).map(({ key }) => key);
      const part = jsonPart(source, { start: text.search(/\S/), end: text.trimEnd().length });
      if (keys.includes(LABEL_KEY)) {
        const label = labelOf(part, found);
        if (label !== null) labelled.push({ ...label, source, text, number, rules });
      } else if (keys.length > 0 && keys.every((key) => HEADS.includes(key))) {
        rules =
          readCases(headAsCase(part, text), { source, form: 'json', lineOf: () => number, problems: found })[0]?.rules ?? [];
      } else {
        const read = readCases(asCase(part), { source, form: 'json', lineOf: () => number, problems: found });
        goldens.push(...read.map((golden) => (golden.rules.length === 0 ? { ...golden, rules } : golden)));
      }
      tell(source, found);
    },
    bad(line, column, message) {
      const source = { name, text: '', line, column };
      tell(source, [diagnostic('golden-syntax', message, { start: 0, end: 0 })]);
    },
    end() {
      goldens.push(...labelledCases(labelled));
      if (goldens.length === 0 && problems.length === 0)
        tell({ name, text: '', line: 1, column: 1 }, [
          diagnostic('golden-empty', 'the file holds no golden event', { start: 0, end: 0 }),
        ]);
      return { name, goldens, problems };
    },
  };
}

const HEADS: readonly string[] = ['rule', 'rules', 'name'];

/** A line that names rules and no event, as a case of an event without fields. */
function headAsCase(part: Part, text: string): Part {
  const at = { start: 0, end: text.length };
  const event: Part = { ...jsonPart({ name: '', text: '{}', line: 1, column: 1 }, { start: 0, end: 2 }), at };
  return { ...part, members: (problems) => [...part.members(problems), { key: 'event', at, value: event }] };
}

/** What `match` prints is a case too: the events of a sequence are a timeline, and where nothing is, is no event. */
function asCase(part: Part): Part {
  return {
    ...part,
    members(problems) {
      const members = part.members(problems);
      if (!members.some(({ key }) => key === 'line' || key === 'keys' || key === '_id')) return members;
      const known = members.filter(({ key }) => !PRINTED.includes(key));
      return known.map((member) => {
        if (member.key !== 'events' || !members.some(({ key }) => key === 'keys')) return member;
        const { value } = member;
        const items = (): readonly Part[] => value.items().filter((item) => item.kind !== 'scalar' || item.text !== null);
        return { ...member, key: 'timeline', value: { ...value, items } };
      });
    },
  };
}

/** What `match` prints of a match beside its rule and its events. */
const PRINTED: readonly string[] = ['line', 'entry', 'file', 'keys', '_id', '_index'];
