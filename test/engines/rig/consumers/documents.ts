import { CONSTRUCTS, type Construct } from '../../../../translators/sigma/profiles/index.ts';

/** The example of a construct as a document; null: nobody can see it in one. */
export function exampleOf(construct: Construct): string | null {
  const { example } = CONSTRUCTS[construct];
  if (example === null) return null;
  return typeof example === 'string' ? correlation(example) : [...HEAD, ...SOURCE, ...detection(example), ''].join('\n');
}

const HEAD = ['title: Example', 'id: 6c1e4f0a-3a0e-5d8f-9a55-5a3b7c1d2e4f'];
const SOURCE = ['logsource:', '    category: process_creation'];

function detection(lines: readonly string[]): readonly string[] {
  return ['detection:', ...lines.map((line) => `    ${line}`)];
}

function correlation(kind: 'temporal_ordered' | 'temporal' | 'event_count' | 'aliases'): string {
  const count = kind === 'event_count';
  return [
    ...HEAD,
    'correlation:',
    `    type: ${kind === 'aliases' ? 'temporal' : kind}`,
    `    rules: [${count ? 'part_a' : 'part_a, part_b'}]`,
    `    group-by: [${kind === 'aliases' ? 'k' : 'g'}]`,
    '    timespan: 5m',
    ...(kind === 'aliases' ? ['    aliases:', '        k:', '            part_a: a', '            part_b: b'] : []),
    ...(kind === 'temporal_ordered' ? [] : ['    condition:', `        gte: ${count ? 3 : 2}`]),
    ...part('a'),
    ...(count ? [] : part('b')),
    '',
  ].join('\n');
}

function part(name: string): readonly string[] {
  const id = `6c1e4f0a-3a0e-5d8f-9a55-5a3b7c1d2e${name}0`;
  return [
    '---',
    `title: Part ${name}`,
    `id: ${id}`,
    `name: part_${name}`,
    ...SOURCE,
    ...detection(['s:', `    f: 'v${name}'`, 'condition: s']),
  ];
}
