import { MODIFIERS } from '../languages/sigma/modifiers.ts';

type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => readonly string[];

/** What Sigma may hold and what that means; where evaluators differ, the one reading that is taken here. */
export function sigmaLines(table: Table): readonly string[] {
  const modifiers = Object.entries(MODIFIERS).map(([name, { meaning, refused = '', without = '' }]) => [
    code(name),
    meaning,
    refused !== '' ? `refused: ${code(refused)}` : without === '' ? 'exact' : `exact; refused without values: ${code(without)}`,
  ]);
  return [
    'A test of a field holds when some value of the field satisfies it; a field that is absent, null or an empty list has no value; `not` is the plain',
    'complement. A rule is a document of its own; several documents make one where a correlation relates rules, a filter adds to them, or `action: global` is shared.',
    '',
    '## Modifiers',
    '',
    ...table(['modifier', 'meaning', 'read'], modifiers),
    '',
    '## Conditions',
    '',
    ...table(
      ['condition', 'meaning', 'read'],
      [
        [code('a and b'), 'both hold; binds tighter than `or`', 'exact'],
        [code('a or b'), 'one of them holds', 'exact'],
        [code('not a'), 'does not hold; holds where the field is missing', 'exact'],
        [code('1 of x_*'), 'one of the identifiers with such a name; `any of` is the same', 'exact'],
        [code('all of x_*'), 'all of them', 'exact'],
        [code('2 of x_*'), 'at least two of them', 'exact'],
        [code('them'), 'every identifier that does not begin with an underscore', 'exact'],
        ['a list of conditions', 'one of them', 'exact'],
        [code('a | count() > 5'), 'an aggregation, which Sigma has given up', `refused: ${code('sigma-aggregation')}`],
      ],
    ),
    '',
    '## Correlations',
    '',
    ...table(
      ['type', 'read'],
      [
        [
          code('event_count'),
          'with `gte` or `gt`, up to 100 events: whether there is a match is exact; other bounds are refused: `sigma-correlation-type`',
        ],
        [code('temporal_ordered'), 'of all its rules: whether there is a match is exact'],
        [
          '`temporal`, `value_count`, `value_sum`, `value_avg`, `value_percentile`, `value_median`',
          'refused: `sigma-correlation-type`',
        ],
        ['a correlation of correlations', 'refused: `sigma-correlation-nested`'],
        ['a condition that joins rules by `and`, `or`, `not`', 'refused: `sigma-correlation-type`'],
      ],
    ),
    '',
    'Each chain of events is found once, and an event takes part in one chain (`sigma-correlation-matches`). Events without a field of `group-by` take no part.',
    '',
    '## Where evaluators differ',
    '',
    ...table(
      ['', 'here'],
      [
        [
          'letter case',
          'aside, for texts and keywords, ASCII letters alone unless `--folding unicode`; as written with `cased`, and for `re` without `i`',
        ],
        [
          'anchors of `re`',
          'a search: `^` and `$` are the ends of the value, `$` not before a last line feed; `.` stops at line feeds alone; `\\d`, `\\w`, `\\s` are those of ASCII',
        ],
        [
          'wildcards',
          '`*` and `?` take line ends as well; a backslash escapes `*`, `?` and itself, and is a letter before anything else',
        ],
        ['a missing field', 'satisfies `null`, `exists: false` and what is denied'],
        ["`null` and `''`", "`null`: the field has no value; `''`: some value is the empty text"],
        ['lists in events', 'some element satisfies a test; two tests may be satisfied by different elements'],
        [
          'lists to group by',
          'each value is a key, as for EQL, ES|QL, Splunk and ElastAlert; rsigma takes a list for no value (`sigma-array-key`)',
        ],
        [
          'numbers and booleans',
          'a field that a rule compares with numbers alone holds numbers, also where events write them as text; beside texts a number is its decimal text',
        ],
        ['networks', 'a field that a rule compares with networks, or whole addresses beside them, holds addresses'],
        ['keywords', 'stand anywhere in some value of the event, nested ones too; names of fields are not looked at'],
        ['`windash`', 'each dash or slash that begins a word, in all combinations, as in pySigma'],
        ['`neq` with a list', 'none of the values, as in pySigma'],
        ['`fieldref`', 'some value of the one field is one of the other, letter case aside unless `cased`'],
        ['YAML', 'version 1.2; what 1.1 reads otherwise is told (`sigma-yaml-version`); numbers with leading zeros are texts'],
      ],
    ),
  ];
}

function code(text: string): string {
  return `\`${text}\``;
}
