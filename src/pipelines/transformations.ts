import type { Diagnostic, PlaceholderStep } from '../source/index.ts';
import { logSourceOf } from './conditions.ts';
import { pythonExpression, pythonReplacement } from './expression/index.ts';
import type { AddedTest, Item, Renaming, Transformation, Value } from './model.ts';
import { literal, mapLiterals, partsOf, plainText } from './sigma-text.ts';
import type { Keys } from './take.ts';
import type { Located } from './yaml.ts';

/** What becomes of a transformation here. */
type Treatment = 'applied' | 'placeholders' | 'no meaning' | 'refused';

/** A type of transformation: how it is read, and what is said of it in the documentation. */
interface TransformationRow {
  readonly treatment: Treatment;
  /** What it does to a rule here, or why nothing. */
  readonly does: string;
  readonly read: (keys: Keys, nested: ReadItems, problems: Diagnostic[]) => Transformation | null;
}

/** Reads the entries of a nested list. */
type ReadItems = (items: readonly Located[], problems: Diagnostic[]) => readonly Item[];

/** Every type of pySigma 1.5 and 2.0. The documentation is made of it. */
export const TRANSFORMATIONS: { readonly [type: string]: TransformationRow } = {
  field_name_mapping: {
    treatment: 'applied',
    does: 'Gives fields other names; of a list of names any may hold the value.',
    read: (keys) => rename(mapped(mappingOf(keys))),
  },
  field_name_prefix_mapping: {
    treatment: 'applied',
    does: 'Puts another beginning in front of names, by the first prefix that fits.',
    read: (keys) => rename(prefixMapped(mappingOf(keys))),
  },
  field_name_prefix: {
    treatment: 'applied',
    does: 'Puts a text in front of every name.',
    read: (keys) => {
      const prefix = keys.needed('prefix');
      return rename({
        to: (name) => [prefix + name],
        from: (name) => (name.startsWith(prefix) && name !== prefix ? [name.slice(prefix.length)] : []),
      });
    },
  },
  field_name_suffix: {
    treatment: 'applied',
    does: 'Puts a text behind every name.',
    read: (keys) => {
      const suffix = keys.needed('suffix');
      return rename({
        to: (name) => [name + suffix],
        from: (name) => (name.endsWith(suffix) && name !== suffix ? [name.slice(0, name.length - suffix.length)] : []),
      });
    },
  },
  drop_detection_item: {
    treatment: 'applied',
    does: 'Takes tests out of the rule: a loss, `pipeline-test-dropped`.',
    read: () => ({ kind: 'drop' }),
  },
  add_condition: {
    treatment: 'applied',
    does: 'Asks more of every event, with `template` and `negated`: a loss, `pipeline-condition-added`.',
    read: (keys) => {
      keys.text('name');
      return { kind: 'add-condition', conditions: addedOf(keys), template: keys.flag('template'), negated: keys.flag('negated') };
    },
  },
  change_logsource: {
    treatment: 'applied',
    does: 'Gives the rule another log source: later conditions and the Sigma target see it.',
    read: (keys) => ({ kind: 'log-source', ...logSourceOf(keys) }),
  },
  replace_string: {
    treatment: 'applied',
    does: 'Replaces parts of values, with `skip_special` and `interpret_special`: a loss, `pipeline-value-changed`, where a value changes.',
    read: replaceString,
  },
  map_string: {
    treatment: 'applied',
    does: 'Puts other values in the place of whole values: a loss, `pipeline-value-changed`, where a value changes.',
    read: (keys) => {
      const mapping = mappingOf(keys);
      return { kind: 'strings', what: 'map_string', change: (parts) => mapping.get(plainText(parts))?.map(partsOf) ?? null };
    },
  },
  case: {
    treatment: 'applied',
    does: 'Changes the letters of values: a loss, `pipeline-value-changed`, where a test minds them.',
    read: (keys) => {
      const method = keys.choice('method', ['lower', 'upper', 'snake_case']);
      return { kind: 'strings', what: 'case', change: (parts) => [mapLiterals(parts, (text) => literal(CASES[method](text)))] };
    },
  },
  set_value: {
    treatment: 'applied',
    does: 'Puts one value in the place of every value of a test: a loss, `pipeline-value-changed`.',
    read: (keys) => {
      const value = keys.value('value');
      const type = keys.take('force_type') === null ? null : keys.choice('force_type', ['str', 'num']);
      const forced = type === 'str' ? String(value) : type === 'num' ? Number(value) : value;
      if (typeof forced === 'number' && !Number.isFinite(forced))
        keys.fail('pipeline-form', '`value` is no number, and `force_type` asks for one', keys.take('value')?.at ?? keys.at);
      return { kind: 'value', value: forced };
    },
  },
  set_state: {
    treatment: 'applied',
    does: 'Remembers something for the conditions `processing_state`.',
    read: (keys) => ({ kind: 'state', key: keys.needed('key'), value: keys.neededValue('val') }),
  },
  rule_failure: {
    treatment: 'applied',
    does: 'Refuses the rule with the message of the pipeline: `pipeline-failure`.',
    read: (keys) => ({ kind: 'fail', of: 'rule', message: keys.needed('message') }),
  },
  detection_item_failure: {
    treatment: 'applied',
    does: 'Refuses a rule that has such a test: `pipeline-failure`, at the place of the test.',
    read: (keys) => ({ kind: 'fail', of: 'test', message: keys.needed('message') }),
  },
  strict_field_mapping_failure: {
    treatment: 'applied',
    does: 'Refuses a rule that has a field which no transformation renamed: `pipeline-failure`.',
    read: () => ({ kind: 'strict' }),
  },
  nest: {
    treatment: 'applied',
    does: 'Applies a list of transformations under one condition.',
    read: (keys, nested, problems) => ({ kind: 'nest', items: nested(keys.list('items'), problems) }),
  },
  value_placeholders: placeholders(
    'values',
    'Gives placeholders (`expand`) of Sigma rules the values that `vars` has for them, where rules are read.',
  ),
  wildcard_placeholders: placeholders(
    'wildcard',
    'Puts a wildcard in the place of placeholders (`expand`) of Sigma rules, where rules are read.',
  ),
  regex: meaningless(
    'It spells values as regular expressions for backends that mind the case of letters; every target here says how letters compare.',
    ['method'],
  ),
  convert_type: meaningless(
    'It writes numbers as texts or texts as numbers; values are compared by the type that the mapping gives a field.',
    ['target_type'],
  ),
  add_field: meaningless('It changes the list of fields that an analyst is shown.', ['field']),
  remove_field: meaningless('It changes the list of fields that an analyst is shown.', ['field']),
  set_field: meaningless('It changes the list of fields that an analyst is shown.', ['fields']),
  set_custom_attribute: meaningless('It says something to a backend of pySigma.', ['attribute', 'value']),
  hashes_fields: refused('It takes texts such as `SHA1=...` apart into fields of their own.'),
  extract_fields: refused('It takes values apart by a regular expression into fields of their own.'),
  field_name_transform: refused('It calls a function of Python, which no YAML has.'),
  query_expression_placeholders: refused('It puts text of a query language into the rule.'),
  file_placeholders: refused('It reads values from files.'),
  http_placeholders: refused('It asks a server for values.'),
  command_placeholders: refused('It runs a program for values.'),
};

function rename(names: Renaming): Transformation {
  return { kind: 'rename', names };
}

function placeholders(as: PlaceholderStep['as'], does: string): TransformationRow {
  const read: TransformationRow['read'] = (keys) => {
    const [include, exclude] = ['include', 'exclude'].map((key) => {
      const value = keys.take(key);
      return value === null ? null : keys.texts(key);
    });
    if (include && exclude) keys.fail('pipeline-form', '`include` and `exclude` do not go together', keys.at);
    return { kind: 'placeholders', as, include: include ?? null, exclude: exclude ?? null };
  };
  return { treatment: 'placeholders', does, read };
}

function meaningless(does: string, keysRead: readonly string[]): TransformationRow {
  const read: TransformationRow['read'] = (keys) => {
    for (const key of keysRead) keys.take(key);
    return { kind: 'nothing' };
  };
  return { treatment: 'no meaning', does, read };
}

function refused(does: string): TransformationRow {
  return { treatment: 'refused', does, read: () => null };
}

const CASES = {
  lower: (text: string) => text.toLowerCase(),
  upper: (text: string) => text.toUpperCase(),
  snake_case: (text: string) => text.replace(/(?<=.)(?=[A-Z])/g, '_').toLowerCase(),
} as const;

/** `mapping`: names to a name or to several. */
function mappingOf(keys: Keys): ReadonlyMap<string, readonly string[]> {
  const mapping = keys.take('mapping');
  const found = new Map<string, readonly string[]>();
  if (mapping === null || mapping.kind !== 'map') {
    keys.fail('pipeline-form', '`mapping` is a map of names to names or lists of names', mapping?.at ?? keys.at);
    return found;
  }
  for (const [name, { value, nothing, key }] of mapping.entries) {
    if (nothing) {
      keys.fail('pipeline-unsupported', '`null` gives a field to keywords, which are asked of every field here', key);
      continue;
    }
    const items = value.kind === 'list' ? value.items : [value];
    const texts = items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
    if (texts.length !== items.length || texts.length === 0)
      keys.fail('pipeline-form', `\`${name}\` is mapped to a name or to a list of names`, value.at);
    else found.set(name, texts);
  }
  return found;
}

function mapped(mapping: ReadonlyMap<string, readonly string[]>): Renaming {
  const back = new Map<string, string[]>();
  for (const [name, names] of mapping) for (const one of names) back.set(one, [...(back.get(one) ?? []), name]);
  return { to: (name) => mapping.get(name) ?? null, from: (name) => back.get(name) ?? [] };
}

function prefixMapped(mapping: ReadonlyMap<string, readonly string[]>): Renaming {
  const rows = [...mapping];
  return {
    to: (name) => {
      const [prefix, others] = rows.find(([one]) => name.startsWith(one)) ?? [];
      return prefix === undefined || others === undefined ? null : others.map((other) => other + name.slice(prefix.length));
    },
    from: (name) =>
      rows.flatMap(([prefix, others]) =>
        others.flatMap((other) => (name.startsWith(other) ? [prefix + name.slice(other.length)] : [])),
      ),
  };
}

function addedOf(keys: Keys): readonly AddedTest[] {
  const conditions = keys.take('conditions');
  if (conditions === null || conditions.kind !== 'map') {
    keys.fail('pipeline-form', '`conditions` is a map of fields to values or lists of values', conditions?.at ?? keys.at);
    return [];
  }
  return [...conditions.entries].flatMap(([field, { key, value }]) => {
    const items = value.kind === 'list' ? value.items : [value];
    const values = items.flatMap((item): readonly (Value | null)[] => (item.kind === 'scalar' ? [item.value] : []));
    if (values.length !== items.length || values.length === 0 || field.includes('|')) {
      const help = field.includes('|') ? 'modifiers are not read here; write wildcards into the value' : undefined;
      keys.fail('pipeline-form', `\`${field}\` takes a value or a list of values`, field.includes('|') ? key : value.at, help);
      return [];
    }
    return [{ field, values }];
  });
}

function replaceString(keys: Keys): Transformation {
  const [written, replacement] = [keys.needed('regex'), keys.take('replacement')];
  const text = replacement?.kind === 'scalar' && typeof replacement.value === 'string' ? replacement.value : '';
  const [skips, interprets] = [keys.flag('skip_special'), keys.flag('interpret_special')];
  const pattern = pythonExpression(written);
  const replace = pattern === null ? null : pythonReplacement(text, pattern);
  if (pattern === null)
    keys.fail('pipeline-expression', `the expression ${written} cannot be taken over`, keys.take('regex')?.at ?? keys.at);
  else if (replace === null)
    keys.fail('pipeline-expression', `the replacement ${text} names a group that is none`, replacement?.at ?? keys.at);
  if (pattern === null || replace === null) return { kind: 'nothing' };
  return {
    kind: 'strings',
    what: 'replace_string',
    change(parts) {
      let long = false;
      const substitute = (value: string): string => {
        const changed = pattern.substitute(value, replace);
        long ||= changed === null;
        return changed ?? value;
      };
      // pySigma replaces in the text as conditions see it, and doubles backslashes before it reads it again.
      const whole = () => partsOf(substitute(plainText(parts)).replace(/\\(?![*?])/g, '\\\\'));
      const pieces = () => mapLiterals(parts, (one) => (interprets ? partsOf : literal)(substitute(one)));
      const changed = skips ? pieces() : whole();
      return long ? 'too-long' : [changed];
    },
  };
}
