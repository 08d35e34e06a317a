import type { CaseEntry, CaseFile, CaseGroup } from '../../../src/conformance/index.ts';
import type { Json } from '../../../src/event/index.ts';

/**
 * The one way to write a file of cases: a line for each event and each field, rules without escapes where they need none. What stands on
 * a line behind a hyphen or a colon in braces is JSON. Readers of YAML 1.1 and 1.2 understand it alike.
 */
export function formatCases({ groups, feature, about, ...told }: CaseFile): string {
  return [
    '# yaml-language-server: $schema=schema.json',
    ...keyed('feature', feature),
    ...keyed('about', about),
    ...tellings(told),
    'groups:',
    ...groups.flatMap((group) => item(groupLines(group)).map(indented)),
    '',
  ].join('\n');
}

function groupLines({ cases, ...told }: CaseGroup): readonly string[] {
  return [...tellings(told), 'cases:', ...cases.flatMap((entry) => item(caseLines(entry)).map(indented))];
}

function caseLines({ id, rule, matches, ...told }: CaseEntry): readonly string[] {
  return [...keyed('id', id), ...keyed('rule', rule), ...tellings(told), `matches: ${json(matches)}`];
}

type Tellings = Omit<CaseGroup, 'cases'>;

/** What a file, a group or a case may tell, in the order in which it is told. */
function tellings({ language, printed, why, cites, answered, options, mapping, events, ...rest }: Tellings): readonly string[] {
  rest satisfies Record<string, never>;
  return [
    ...(language === undefined ? [] : keyed('language', language)),
    ...(printed === undefined ? [] : keyed('printed', printed)),
    ...(why === undefined ? [] : keyed('why', why)),
    ...(cites === undefined ? [] : [`cites: [${cites.map((one) => (plainInFlow(one) ? one : json(one))).join(', ')}]`]),
    ...(answered === undefined ? [] : keyed('answered', answered as unknown as Json)),
    ...(options === undefined ? [] : keyed('options', options as unknown as Json)),
    ...(mapping === undefined ? [] : keyed('mapping', mapping)),
    ...(events === undefined
      ? []
      : events.length === 0
        ? ['events: []']
        : ['events:', ...events.map((event) => `  - ${json(event)}`)]),
  ];
}

/** A member in lines of its own, but for the fields of a mapping, which take one line each. */
function keyed(key: string, value: Json): readonly string[] {
  const name = `${plainKey(key) ? key : json(key)}:`;
  if (typeof value === 'string') return text(name, value);
  if (typeof value !== 'object' || value === null) return [`${name} ${json(value)}`];
  if (Array.isArray(value))
    return [name, ...value.map((one: Json) => `  - ${typeof one === 'string' ? scalar(one) : json(one)}`)];
  const members = Object.entries(value);
  if (members.length === 0) return [`${name} {}`];
  const lines =
    key === 'properties'
      ? members.map(([field, facts]) => `${plainKey(field) ? field : json(field)}: ${json(facts)}`)
      : members.flatMap(([member, inner]) => keyed(member, inner));
  return [name, ...lines.map(indented)];
}

function text(name: string, value: string): readonly string[] {
  const lines = value.split('\n');
  const block = lines.length > 1 && lines.every((line) => printable(line)) && !/^\s|\s$/.test(value);
  return block ? [`${name} |-`, ...lines.map((line) => (line === '' ? '' : indented(line)))] : [`${name} ${scalar(value)}`];
}

function scalar(value: string): string {
  if (plain(value)) return value;
  return printable(value) ? `'${value.replaceAll("'", "''")}'` : json(value);
}

const indented = (line: string): string => (line === '' ? '' : `  ${line}`);
const item = ([first = '', ...others]: readonly string[]): readonly string[] => [`- ${first}`, ...others.map(indented)];

/** Words that readers of YAML 1.1 take for truths, and what begins like a number or a date. */
const plain = (value: string): boolean =>
  /^[A-Za-z]/.test(value) &&
  printable(value) &&
  !/: |:$| #|\s$/.test(value) &&
  !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value);
const plainInFlow = (value: string): boolean => plain(value) && !/[,[\]{}]/.test(value);
const plainKey = (value: string): boolean => plain(value) && /^[\w.]+$/.test(value);

/** Characters that every reader and every screen shows as they are. */
const printable = (value: string): boolean => /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u0391-\u03ce\u2010-\u2027]*$/.test(value);

/** JSON on one line, which YAML is as well. Numbers with an exponent have a dot and a sign, without which YAML 1.1 takes them for texts. */
export function json(value: Json | readonly (readonly number[])[] | readonly number[]): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return number(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((one: Json) => json(one)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, inner]: [string, Json]) => `${quoted(key)}: ${json(inner)}`)
    .join(', ')}}`;
}

function number(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const written = JSON.stringify(value);
  const [mantissa = '', exponent] = written.split('e');
  return exponent === undefined ? written : `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${exponent}`;
}

function quoted(value: string): string {
  return `"${[...value].map(letter).join('')}"`;
}

function letter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (printable(character)) return character;
  const named = { '\n': '\\n', '\t': '\\t', '\r': '\\r' }[character];
  const code = character.codePointAt(0) ?? 0;
  // Two halves in a row would be read as a pair, so that each half stands as one; beyond 65,535 YAML has a longer escape.
  return named ?? (code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`);
}
