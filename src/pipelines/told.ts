import type { Diagnostic, Span } from '../source/index.ts';
import { similar } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import type { Item, Logic, Pipeline } from './model.ts';

/** Entries of a pipeline, those within others after them. */
function everyItem(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => [item, ...(item.transformation.kind === 'nest' ? everyItem(item.transformation.items) : [])]);
}

/** What of the entries does something else than it seems to: conditions that nothing asks, names that two entries have. */
export function toldOfItems(items: readonly Item[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return everyItem(items).flatMap(({ id, at, transformation: { kind }, tests, names }): readonly Diagnostic[] => {
    const twice = id !== null && seen.has(id);
    if (id !== null) seen.add(id);
    const unasked = OF_RULES.has(kind) && !(tests.empty && names.empty);
    const text = 'it is done to the rule as a whole: conditions on tests and on names of fields are not asked';
    return [
      ...(twice ? [diagnostic('pipeline-id', `another entry has the id \`${id}\`: conditions hold after either`, at)] : []),
      ...(unasked ? [diagnostic('pipeline-condition-unasked', text, at)] : []),
    ];
  });
}

/** As in pySigma. A failure of a test is asked for each test. */
const OF_RULES: ReadonlySet<Item['transformation']['kind']> = new Set(['add-condition', 'log-source', 'state', 'nest', 'strict']);

/** Conditions on entries that no pipeline of a run has: they never hold. By the file that they stand in. */
export function unknownIds(pipelines: readonly Pipeline[]): ReadonlyMap<Pipeline, readonly Diagnostic[]> {
  const known = new Set(pipelines.flatMap(({ items }) => everyItem(items).flatMap(({ id }) => id ?? [])));
  const inOne = ({ items }: Pipeline): readonly Diagnostic[] =>
    everyItem(items).flatMap(({ rules, tests, names, at }) => {
      const asked = [rules, tests, names].flatMap(({ holds }) => idsIn<{ readonly kind: string; readonly id?: string }>(holds));
      return [...new Set(asked)].filter((id) => !known.has(id)).map((id) => unknownId(id, at, known));
    });
  return new Map(pipelines.map((pipeline) => [pipeline, inOne(pipeline)] as const));
}

function unknownId(id: string, at: Span, known: ReadonlySet<string>): Diagnostic {
  const [meant] = similar(id, [...known]);
  const text = `a condition asks whether the entry \`${id}\` was applied, and none has this id`;
  return diagnostic('pipeline-id', text, at, meant === undefined ? {} : { help: `did you mean \`${meant}\`?` });
}

function idsIn<Test extends { readonly kind: string; readonly id?: string }>(logic: Logic<Test>): readonly string[] {
  switch (logic.kind) {
    case 'test':
      return logic.test.kind === 'applied' && logic.test.id !== undefined ? [logic.test.id] : [];
    case 'not':
      return idsIn(logic.operand);
    case 'all':
    case 'any':
      return logic.operands.flatMap(idsIn);
  }
}
