import { isFinal, isForRule, isForTest } from './asked.ts';
import { diagnostic } from './codes.ts';
import { fieldsOf } from './leaves.ts';
import type { Item } from './model.ts';
import { rename } from './rename.ts';
import type { Part } from './run.ts';
import { addCondition, changeStrings, setValue } from './values.ts';
import { mapTests, testsOf } from './walk.ts';

/** Applies entries one after the other. */
export function applyItems(items: readonly Item[], part: Part, reversed: boolean): void {
  for (const item of items) {
    if (part.problems.length > MOST_PROBLEMS) return;
    if (!isForRule(item, part)) continue;
    applyItem(item, part, reversed);
    if (item.id !== null) part.applied.add(item.id);
  }
}

const MOST_PROBLEMS = 20;

function applyItem(item: Item, part: Part, reversed: boolean): void {
  const { transformation: done } = item;
  if (reversed && ONE_WAY.has(done.kind)) {
    part.notes.push(
      diagnostic(
        'pipeline-not-reversed',
        'a transformation of the pipeline that is no renaming is passed over',
        part.where.origin,
      ),
    );
    return;
  }
  switch (done.kind) {
    case 'rename':
      rename(item, done.names, part, reversed);
      return;
    case 'nest':
      nest(item, done.items, part, reversed);
      return;
    case 'drop':
      drop(item, part);
      return;
    case 'add-condition':
      addCondition(done, item, part);
      return;
    case 'log-source': {
      const { category, product, service } = done;
      part.logSource = { category, product, service, definition: null };
      part.rerouted = true;
      return;
    }
    case 'strings':
      changeStrings(item, done, part);
      return;
    case 'value':
      setValue(item, done, part);
      return;
    case 'state':
      part.state.set(done.key, done.value);
      return;
    case 'fail':
      fail(item, done, part);
      return;
    case 'strict':
      strict(part);
      return;
    case 'placeholders':
    case 'nothing':
      return;
  }
}

/** What changes a rule otherwise than by names. */
const ONE_WAY: ReadonlySet<Item['transformation']['kind']> = new Set(['drop', 'add-condition', 'strings', 'value', 'strict']);

/** A list within has a state of its own, which the one around it takes over when it ends. */
function nest(item: Item, items: readonly Item[], part: Part, reversed: boolean): void {
  const { state, names, mapped } = part;
  part.state = new Map();
  part.names = new Map();
  part.mapped = new Set();
  // Conditions within hold of the entry around them already.
  if (item.id !== null) part.applied.add(item.id);
  applyItems(reversed ? items.toReversed() : items, part, reversed);
  part.state = new Map([...state, ...part.state]);
  part.names = new Map([...names, ...part.names]);
  part.mapped = new Set([...mapped, ...part.mapped]);
}

function drop(item: Item, part: Part): void {
  const { where } = part;
  const left = mapTests(
    where,
    (leaf) => (isForTest(item, leaf, part) ? null : leaf),
    (leaf, effect) => {
      const names = [...new Set(fieldsOf(leaf).map(({ name }) => name))].join(' and ');
      const message = `the pipeline drops a test of ${names}`;
      part.changes.push({ kind: 'dropped', origin: leaf.origin, message, effect });
    },
  );
  if (left !== null) part.where = left;
  else part.problems.push(diagnostic('pipeline-failure', 'the pipeline drops every test of the rule', where.origin));
}

function fail(item: Item, { of, message }: Extract<Item['transformation'], { readonly kind: 'fail' }>, part: Part): void {
  const text = `the pipeline refuses the rule: ${message}`;
  if (of === 'rule') part.problems.push(diagnostic('pipeline-failure', text, part.where.origin));
  else
    for (const { leaf } of testsOf(part.where))
      if (isForTest(item, leaf, part)) part.problems.push(diagnostic('pipeline-failure', text, leaf.origin));
}

function strict(part: Part): void {
  for (const { leaf } of testsOf(part.where))
    for (const field of fieldsOf(leaf))
      if (!part.mapped.has(field.name) && !isFinal(field, part))
        part.problems.push(
          diagnostic('pipeline-failure', `the pipeline wants every field mapped, and ${field.name} is not`, field.origin),
        );
}
