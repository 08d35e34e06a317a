import { NAME_TESTS, pipelineCodes, RULE_TESTS, TEST_TESTS, TRANSFORMATIONS } from '../pipelines/index.ts';

type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => readonly string[];

/** Which pipelines of pySigma are read and what becomes of each part of them. */
export function pipelineLines(table: Table): readonly string[] {
  return [
    'Events rarely have the names that a rule has. `--pipeline FILE` applies a processing pipeline of pySigma (YAML) to rules in any language before a target prints them, `--field NAME=OTHER` gives one',
    'field its name; `translate`, `match`, `check`, `coverage`, `parse`, `corpus`, `test` and `diff` take both. Nothing of pySigma runs.',
    '',
    '```sh',
    'eqlibrium translate sigma/ --pipeline sysmon-to-ecs.yml --to es-dsl       # names of Sigma become names of ECS',
    'eqlibrium translate rules/ --pipeline sysmon-to-ecs.yml --pipeline-reverse --to sigma   # and the other way round',
    'eqlibrium check rule.yml --field Image=process.executable',
    '```',
    '',
    'Names of `--field` are given first, and no pipeline changes them. Pipelines run by `priority`, the lowest first, then by the names of their files; several files',
    'and folders may be named. Each item of a rule over several events goes through by itself, with its own log source. A field keeps what the mapping says of it',
    'under the name that the rule has: what is of another type under its new name is told (`pipeline-type`).',
    '',
    '`check` gives events their new names for whoever runs an artifact, and judges the rule by the events as it has them; names are worked out a second time for',
    'that, from the text of the pipeline. `corpus` prints events under the new names, so that `match` with the same options finds what is labelled. `diff` gives both sides their new names alike,',
    'and each field is then what the mapping says under its new name; `match` and the artifacts bear witnesses out, for the oracle reads the text of before.',
    '',
    '## Transformations',
    '',
    ...table(
      ['type', 'here', 'what it does, or why it is not applied'],
      Object.entries(TRANSFORMATIONS).map(([type, { treatment, does }]) => [code(type), treatment, does]),
    ),
    '',
    'What is refused makes the whole pipeline unread: passing it over could change what matches. What has no meaning for matching is passed over with a note, as are',
    '`postprocessing`, `finalizers` and `allowed_backends`.',
    '',
    '## Conditions',
    '',
    'Under `rule_conditions`, `detection_item_conditions` and `field_name_conditions`, as a list or by names; joined by `*_cond_op` (`and`, `or`), `*_cond_expr`, `*_cond_not`.',
    '',
    ...table(
      ['of', 'type', 'holds when'],
      [
        ...rows('the rule', RULE_TESTS),
        ...rows('a test (detection item)', TEST_TESTS),
        ...rows('the name of a field', NAME_TESTS),
      ],
    ),
    '',
    '## Where pySigma differs',
    '',
    'Pipelines that are drawn at random, over every transformation and condition, make of rules what pySigma 1.5 makes of them (`test/engines/pipelines.engine.ts`), but for this:',
    '',
    '- Of a list of names any may hold a value: `contains|all` holds when one value stands under one name and one under another, and `null` when all are absent. pySigma asks for all values under one name, and for the absence of one.',
    '- A list of `map_string` is a choice, under `all` as well, where pySigma then asks for each of the list.',
    '- `cased` stays where `replace_string` changes a value.',
    '- Numbers stay numbers: what makes a text of them, or a value of a type that the field does not take, is refused (`pipeline-value`), as is `set_value` where `null` or `exists` is asked. So is a rule all of whose tests are dropped.',
    '- `is_null` holds of `exists` as well: what is absent has one form here.',
    '',
    '## The way back',
    '',
    'With `--pipeline-reverse` a field gets the name that the pipeline would have given its name for, the last transformation first. A name that two lead to is refused',
    '(`pipeline-ambiguous`) until `--field` says which. What drops, adds or changes tests has no way back and is passed over.',
    '',
    '## What is told',
    '',
    ...table(
      ['code', 'kind', 'what it is'],
      Object.entries(pipelineCodes).map(([name, { kind, meaning }]) => [code(name), kind, meaning]),
    ),
  ];
}

function rows(of: string, tests: { readonly [type: string]: unknown }): readonly (readonly string[])[] {
  return Object.keys(tests).map((type) => [of, code(type), wordsFor(type)]);
}

function wordsFor(type: string): string {
  const words = CONDITIONS.get(type);
  if (words === undefined) throw new Error(`no words for the condition ${type}`);
  return words;
}

const CONDITIONS: ReadonlyMap<string, string> = new Map([
  ['logsource', 'category, product and service are those written; what is not written may be anything'],
  ['contains_field', 'a test of the rule asks the field'],
  ['contains_detection_item', 'a test asks the field for the value'],
  ['is_sigma_rule', 'always: each item of a rule over several events is a rule of its own'],
  ['is_sigma_correlation_rule', 'never, for the same reason'],
  [
    'rule_attribute',
    '`title`, `name`, `id`, `description`, `level`, `status`, `author`, `license`, `date`, `modified`, `references`, `falsepositives` or `tags` compares so (`op`)',
  ],
  ['tag', 'the rule has the tag; tactics and techniques of MITRE ATT&CK are tags'],
  ['match_string', 'a text of the test fits the expression (of Python, at its beginning)'],
  ['match_value', 'a value of the test is this'],
  ['contains_wildcard', 'a text of the test has a wildcard'],
  ['is_null', 'the test asks for absence, or for presence'],
  ['include_fields', 'the name is listed, or fits (`mode: re`)'],
  ['exclude_fields', 'the name is not listed, or fits none'],
  [
    'processing_item_applied',
    'the entry with this `id` was applied; to a name when it gave it, which pySigma 1.5 remembers in the list `fields` alone',
  ],
  ['processing_state', '`set_state` left such a value'],
]);

function code(text: string): string {
  return `\`${text}\``;
}
