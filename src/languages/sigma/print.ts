import type { Correlation, Detection, Filter, Search, SigmaRule, Test, Value } from './ast.ts';
import { printCondition } from './show.ts';
import { detectionsOf } from './walk.ts';

/** What a rule asks, in the usual form of Sigma's YAML: a document for each part, without what a rule says of itself. */
export function printSigma(rule: SigmaRule): string {
  const { body } = rule;
  const detections = detectionsOf(rule);
  const filters = [...new Set(detections.flatMap((detection) => detection.filters))];
  return [
    ...(body.kind === 'correlation' ? [correlationText(body)] : []),
    ...detections.map(detectionText),
    ...filters.map(filterText),
  ].join('---\n');
}

function detectionText({ names, logSource, searches, conditions }: Detection): string {
  const [name] = names;
  const source =
    logSource === null
      ? []
      : (['category', 'product', 'service'] as const).flatMap((key) =>
          logSource[key] === null ? [] : [`    ${key}: ${text(logSource[key])}`],
        );
  return lines([
    ...(name === undefined ? [] : [`name: ${text(name)}`]),
    ...(source.length === 0 ? [] : ['logsource:', ...source]),
    'detection:',
    ...bodyLines({ searches, conditions }),
  ]);
}

function filterText({ searches, conditions }: Filter): string {
  return lines(['logsource: {}', 'filter:', '    rules: any', ...bodyLines({ searches, conditions })]);
}

function bodyLines({ searches, conditions }: Pick<Detection, 'searches' | 'conditions'>): readonly string[] {
  const printed = conditions.map(printCondition).map(text);
  const [only, ...more] = printed;
  return indent([
    ...[...searches].flatMap(([name, search]) => entry(text(name), search)),
    ...(more.length === 0 ? [`condition: ${only}`] : ['condition:', ...indent(printed.map((one) => `- ${one}`))]),
  ]);
}

function entry(name: string, search: Search): readonly string[] {
  switch (search.kind) {
    case 'test':
      return search.field === null && search.modifiers.length === 0
        ? [`${name}:`, ...indent(search.values.map((value) => `- ${valueText(value)}`))]
        : [`${name}:`, ...indent(testLines(search))];
    case 'map':
      return [`${name}:`, ...indent(search.tests.flatMap(mapLines))];
    case 'list':
      return [`${name}:`, ...indent(search.alternatives.flatMap(itemLines))];
  }
}

function mapLines(search: Search): readonly string[] {
  return search.kind === 'test' ? testLines(search) : itemLines(search);
}

function itemLines(search: Search): readonly string[] {
  if (search.kind === 'test' && search.field === null && search.modifiers.length === 0)
    return search.values.map((value) => `- ${valueText(value)}`);
  const inner =
    search.kind === 'test'
      ? testLines(search)
      : search.kind === 'map'
        ? search.tests.flatMap(mapLines)
        : search.alternatives.flatMap(itemLines);
  return inner.map((row, index) => (index === 0 ? `- ${row}` : `  ${row}`));
}

function testLines({ field, modifiers, values }: Test): readonly string[] {
  const key = text([field ?? '', ...modifiers.map(({ name }) => name)].join('|'));
  const [only, ...more] = values.map(valueText);
  return more.length === 0 ? [`${key}: ${only}`] : [`${key}:`, ...indent([only, ...more].map((value) => `- ${value}`))];
}

function correlationText({ type, rules, groupBy, timespan, aliases, bounds }: Correlation): string {
  return lines([
    'correlation:',
    ...indent([
      `type: ${type}`,
      'rules:',
      ...indent(rules.map(({ name }) => `- ${text(name)}`)),
      ...(groupBy.length === 0 ? [] : ['group-by:', ...indent(groupBy.map(({ name }) => `- ${text(name)}`))]),
      `timespan: ${timespan / 1000}s`,
      ...(aliases.length === 0
        ? []
        : [
            'aliases:',
            ...indent(
              aliases.flatMap(({ name, fields }) => [
                `${text(name)}:`,
                ...indent([...fields].map(([rule, field]) => `${text(rule)}: ${text(field)}`)),
              ]),
            ),
          ]),
      ...(bounds.length === 0 ? [] : ['condition:', ...indent(bounds.map(({ relation, count }) => `${relation}: ${count}`))]),
    ]),
  ]);
}

function valueText(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'string':
      return quoted(value.value);
    case 'number':
    case 'boolean':
      return String(value.value);
  }
}

/** A name, in quotes where YAML would read something else. */
function text(value: string): string {
  return /^[A-Za-z_][\w .|*()-]*$/.test(value) && !value.endsWith(' ') && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : quoted(value);
}

function quoted(value: string): string {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}

function indent(rows: readonly (string | undefined)[]): readonly string[] {
  return rows.map((row) => `    ${row}`);
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}
