import { parse } from '../../src/api/parse.ts';
import { translate } from '../../src/api/translate.ts';
import { DEFAULT_SEMANTICS, SEMANTICS_VALUES } from '../../src/ir/index.ts';
import { canonical, declaredIn, fingerprintOf, fingerprints } from '../../src/proof/readers/js/canonical.ts';
import { moduleOf } from '../../src/proof/readers/js/syntax.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { MAPPING, RULES } from './rules.ts';

/** The fingerprints of what modules of the rules declare, by the name that it has there: one each, unless two modules say different things. */
export function metFunctions(): ReadonlyMap<string, ReadonlySet<string>> {
  const met = new Map<string, Set<string>>();
  for (const text of RULES.flatMap(printed)) {
    const program = moduleOf(text);
    const declared = declaredIn(program);
    const refer = fingerprints(declared, text);
    const add = (name: string, fingerprint: string) => met.set(name, (met.get(name) ?? new Set()).add(fingerprint));
    for (const name of declared.keys()) if (name !== 'createMatcher') add(name, refer(name));
    const made = /createSequenceMatcher\((\w+), (\w+)\(\)/.exec(text);
    const maker = program.body.find(({ type }) => type === 'ExportDefaultDeclaration');
    if (made === null || maker?.type !== 'ExportDefaultDeclaration') continue;
    // What makes a matcher is known but for the two that are the rule's own.
    const holes = (name: string) => (name === made[1] ? 'plan' : name === made[2] ? 'parts' : refer(name));
    add('createMatcher', fingerprintOf(canonical(maker.declaration, text, holes)));
  }
  return met;
}

function printed(query: string): readonly string[] {
  const read = schemaFromMapping(MAPPING);
  if (!read.ok) throw new Error('the mapping is none');
  return SEMANTICS_VALUES.folding.map((folding) => {
    const [only] = parse(query, { schema: read.schema, semantics: { ...DEFAULT_SEMANTICS, folding } }).rules;
    if (only?.meaning.ok !== true) throw new Error(`no rule: ${query}`);
    const translated = translate(only.meaning.value.rule, 'js');
    if (translated.status === 'refused') throw new Error(`refused: ${query}`);
    return translated.text;
  });
}
