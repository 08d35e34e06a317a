import type { RunSettings } from '../../../contract/index.ts';
import type { Event } from '../../../event/index.ts';
import type { Explained, Explanation, ItemExplanation } from '../../../report/index.ts';
import type { Span } from '../../../source/index.ts';
import { type Condition, holds } from '../condition.ts';
import { readDocuments, type SigmaDocument } from '../document.ts';
import { readerOf } from '../fields.ts';
import { howOf } from '../how.ts';
import { named, rootOf } from '../root.ts';
import { detectionHolds, type ReadDetection, type RuleTest, readRuleTest } from '../rule.ts';
import { found, type Search, type View } from '../search.ts';
import { explainTest, seenField } from './leaf.ts';
import { type PlaceOf, placesIn } from './places.ts';

/** Explains what the evaluator says of one event, from the text of a rule: every identifier and every test. Never throws. */
export function explainSigma(text: string, event: Event, settings: RunSettings): Explanation {
  const rules = readRules(text, settings);
  if (typeof rules === 'string') return { kind: 'none', reason: rules };
  const items = rules.items.map((item) => explainItem(item, event, settings, rules.placeOf));
  const [only] = items;
  if (rules.over === 'event')
    return only === undefined
      ? { kind: 'none', reason: 'there is no rule' }
      : { kind: 'event', matches: only.root.holds, root: only.root };
  return { kind: rules.over, items, until: null };
}

/** A rule over single events that is, or is part of, what was asked for. */
interface Item {
  readonly test: RuleTest;
  readonly keys: readonly string[];
  readonly document: number;
}

interface Rules {
  readonly over: 'event' | 'sequence' | 'sample';
  readonly items: readonly Item[];
  /** Of the outermost correlation; null: there is none. */
  readonly timespan: number | null;
  readonly placeOf: PlaceOf;
}

/** The rules over single events that a text is about, in the order in which correlations name them. */
export function readRules(text: string, settings: RunSettings): Rules | string {
  const documents = readDocuments(text, settings.placeholders);
  if (typeof documents === 'string') return documents;
  const root = rootOf(documents);
  if (typeof root === 'string') return root;
  const items: Item[] = [];
  const seen = new Set<SigmaDocument>();
  const open: { readonly document: SigmaDocument; readonly keys: readonly string[] }[] = [{ document: root, keys: [] }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { document, keys } = next;
    if (seen.has(document)) continue;
    seen.add(document);
    if (document.kind === 'rule') {
      const test = readRuleTest(document, howOf(settings), 'as written');
      if (typeof test === 'string') return test;
      items.push({ test, keys, document: document.detection.path[0] });
      continue;
    }
    for (const name of document.rules) {
      const part = named(name, documents);
      if (typeof part === 'string') return part;
      open.push({ document: part, keys: document.groupBy.map((field) => document.aliases.get(field)?.get(name) ?? field) });
    }
  }
  const over = root.kind === 'rule' ? 'event' : root.type === 'temporal_ordered' ? 'sequence' : 'sample';
  return { over, items, timespan: root.kind === 'rule' ? null : root.timespan, placeOf: placesIn(text) };
}

/** What a rule of a correlation says of an event. */
export function explainItem(
  { test, keys, document }: Item,
  event: Event,
  settings: RunSettings,
  placeOf: PlaceOf,
): ItemExplanation {
  const view = test.view({ event, read: readerOf(event, settings.schema) });
  const span = placeOf([document]);
  const parts = test.detections.map((detection) => explainDetection(detection, view, event, settings, placeOf));
  const [only] = parts;
  const root = only !== undefined && parts.length === 1 ? only : all('and', span, parts);
  const seen = keys.map((key) => seenField(key, null, view, event, settings));
  return { span, missing: false, takes: root.holds, root, keys: seen };
}

function explainDetection(
  detection: ReadDetection,
  view: View,
  event: Event,
  settings: RunSettings,
  placeOf: PlaceOf,
): Explained {
  const { condition, searches, written } = detection;
  const span = placeOf([...written.path, 'condition']);
  const explainSearch = (search: Search): Explained => {
    switch (search.kind) {
      case 'all':
      case 'any':
        return all(search.kind === 'all' ? 'and' : 'or', placeOf(search.path), search.parts.map(explainSearch));
      case 'not': {
        const operand = explainSearch(search.part);
        return { kind: 'not', span: placeOf(search.path), holds: !operand.holds, failed: false, operand };
      }
      case 'test':
        return explainTest(search, found(search, view), placeOf(search.path), view, event, settings);
    }
  };
  const explainCondition = (one: Condition): Explained => {
    switch (one.kind) {
      case 'identifier': {
        const search = searches.get(one.name);
        return search === undefined ? all('or', span, []) : explainSearch(search);
      }
      case 'not': {
        const operand = explainCondition(one.operand);
        return { kind: 'not', span, holds: !operand.holds, failed: false, operand };
      }
      case 'and':
      case 'or':
        return all(one.kind, span, one.operands.map(explainCondition));
      case 'some': {
        const operands = one.operands.map(explainCondition);
        const held = holds(one, (name) => found(searches.get(name) ?? { kind: 'any', parts: [], path: [] }, view));
        return { kind: 'or', span, holds: held, failed: false, operands };
      }
    }
  };
  const root = explainCondition(condition);
  // The tree and the judgement are made of the same tests; if they came apart, the judgement would count.
  return root.holds === detectionHolds(detection, view) ? root : all('or', span, []);
}

function all(kind: 'and' | 'or', span: Span, operands: readonly Explained[]): Explained {
  const held = operands.filter((operand) => operand.holds).length;
  return { kind, span, holds: kind === 'and' ? held === operands.length : held > 0, failed: false, operands };
}
