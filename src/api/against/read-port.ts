import { fieldsIn } from '../../../corpus/questions/index.ts';
import type { Engine, RunSettings } from '../../contract/index.ts';
import {
  eqlSearch,
  esDsl,
  jsPort,
  kql,
  lucene,
  ORACLES,
  oracle,
  QueryStringFailure,
  queryOf,
  sigma,
  sigmaTrees,
} from '../../engines/index.ts';
import type { Json, Schema } from '../../event/index.ts';
import type { LogSource } from '../../ir/index.ts';
import type { LanguageName, Questions } from '../../languages/index.ts';
import { type Diagnostic, source, thrownMessage } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { apiCodes, diagnostic } from '../codes.ts';
import { questionsOf } from '../corpus-of.ts';
import { type ParseOptions, type Problem, parse } from '../parse.ts';
import { settingsOf } from '../run-settings.ts';
import { dslQuestion } from './dsl-questions.ts';
import { kindOf, type Port, type PortKind } from './kind.ts';
import { type Named, namedIn, namedInTree, readModule } from './literals.ts';

/** A port that can be run: what runs it, and what is known of it for the making of events. */
export interface ReadPort {
  readonly name: string;
  readonly kind: PortKind;
  readonly engine: Engine;
  /** What the engine runs. */
  readonly text: string;
  /** Whether it relates several events. */
  readonly relates: boolean;
  /** What it asks, as far as its language is read; null: only its names and constants are known. */
  readonly questions: Questions | null;
  readonly named: Named;
  /** Where a Sigma rule says that its events come from; null: nothing is said. */
  readonly logSource: Pick<LogSource, 'category' | 'product' | 'service'> | null;
  /** The field facts that its reading rests on; null: none. */
  readonly schema: Schema | null;
  /** What its engine is told otherwise than that of the rule. */
  readonly settings: Partial<RunSettings>;
}

/** A port, or why it is none, with places in its text. */
type PortOutcome =
  | { readonly ok: true; readonly port: ReadPort }
  | { readonly ok: false; readonly kind: PortKind | null; readonly problems: readonly Problem[] };

/** Reads a port. No text makes it throw, and nothing in it is run. */
export function readPort(given: Port, options: ParseOptions = {}): PortOutcome {
  const kind = kindOf(given);
  const name = given.name;
  const whole = source(given.text, name);
  const fault = (message: string, at = 0, code: 'port-unreadable' | 'port-unclear' = 'port-unreadable'): PortOutcome => {
    const { help } = apiCodes[code];
    const start = Math.min(Math.max(0, at), Math.max(0, given.text.length - 1));
    return {
      ok: false,
      kind,
      problems: [{ source: whole, diagnostic: diagnostic(code, message, { start, end: start + 1 }, { help }) }],
    };
  };
  if (kind === null) return fault('what the port is cannot be told', 0, 'port-unclear');
  if (given.text.trim() === '') return fault('the port is empty');
  const bare = {
    name,
    kind,
    text: given.text,
    relates: false,
    questions: null,
    logSource: null,
    schema: null,
    settings: {},
  } as const;
  switch (kind) {
    case 'eql':
    case 'rule':
      return ruleOf(parse(given.text, { ...options, name }));
    case 'sigma': {
      const trees = sigmaTrees(given.text);
      if (!trees.ok) return fault(`the YAML does not parse: ${trees.reason}`, trees.at);
      const named = trees.trees.map(namedInTree);
      // What our own reader takes of it says more; what it refuses the evaluator may still run.
      const [rule, another] = parse(given.text, options).rules;
      const asks = rule?.meaning.ok === true && another === undefined ? { syntax: rule.syntax, ...rule.meaning.value } : null;
      return {
        ok: true,
        port: {
          ...bare,
          ...(asks === null ? {} : { questions: questionsOf(asks), schema: asks.schema }),
          engine: sigma,
          relates: trees.correlates,
          logSource: trees.logSource,
          named: { fields: named.flatMap(({ fields }) => fields), literals: named.flatMap(({ literals }) => literals) },
        },
      };
    }
    case 'kql': {
      // As a rule of Kibana has it: a query alone may show no sign of its language.
      const asked = ruleOf(parse(JSON.stringify({ type: 'query', language: 'kuery', query: given.text }), { ...options, name }));
      return asked.ok ? { ok: true, port: { ...asked.port, engine: kql, text: given.text } } : asked;
    }
    case 'js':
      try {
        const module = readModule(given.text);
        const relates = module.kind === 'sequence' || module.kind === 'sample';
        return { ok: true, port: { ...bare, engine: jsPort, relates, named: module } };
      } catch (error) {
        const at = error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number' ? error.pos : 0;
        return fault(`the module does not parse: ${thrownMessage(error)}`, at);
      }
    case 'lucene':
      try {
        const asked = queryOf(given.text.trim());
        return { ok: true, port: { ...bare, engine: lucene(esDsl), ...knownOf(asked) } };
      } catch (error) {
        if (!(error instanceof QueryStringFailure)) throw error;
        return fault(`the query string is not taken: ${error.message}`);
      }
    case 'es-dsl': {
      const json = parsed(given.text);
      if (typeof json === 'number') return fault('the JSON does not parse', json);
      const body = bodyOf(json.value);
      if (typeof body === 'string') return fault(body);
      if (typeof body['query'] !== 'string')
        return { ok: true, port: { ...bare, engine: esDsl, text: JSON.stringify(body), ...knownOf(body['query']) } };
      // How many matches come back does not say which there are.
      const inner = ruleOf(parse(body['query'], { ...options, name }));
      if (!inner.ok) return inner;
      const { questions, schema, relates, named } = inner.port;
      const text = JSON.stringify({ ...body, size: Number.MAX_SAFE_INTEGER });
      return { ok: true, port: { ...bare, engine: eqlSearch(oracle, esDsl), text, questions, schema, relates, named } };
    }
  }

  function ruleOf({ rules, problems }: ReturnType<typeof parse>): PortOutcome {
    if (problems.length > 0) return { ok: false, kind, problems };
    const [rule, another] = rules;
    if (rule === undefined) return fault('there is no rule in the port');
    if (another !== undefined) return fault(`the port holds ${rules.length} rules, and one is judged`);
    const { document, meaning, syntax } = rule;
    if (!meaning.ok)
      return {
        ok: false,
        kind,
        problems: meaning.problems.map((problem: Diagnostic) => ({ source: document.query, diagnostic: problem })),
      };
    const checkable: CheckableRule = { syntax, ...meaning.value };
    return portOf(checkable);
  }

  function portOf<Name extends LanguageName>(rule: CheckableRule<Name>): PortOutcome {
    const { engine } = ORACLES[rule.rule.language];
    if (engine === null) return fault(`nothing here runs rules in ${rule.rule.language}`);
    const questions = questionsOf(rule);
    const { eventCategoryField, timestampField, semantics, tiebreakerField, context } = settingsOf(rule.rule, rule.schema);
    return {
      ok: true,
      port: {
        name,
        kind: kind ?? 'rule',
        engine,
        text: rule.rule.query,
        relates: rule.rule.plan.kind !== 'single',
        questions,
        named: namedIn(questions),
        logSource: rule.rule.meta.logSource,
        schema: rule.schema,
        settings: {
          eventCategoryField,
          timestampField,
          semantics,
          ...(tiebreakerField === undefined ? {} : { tiebreakerField }),
          ...(context === undefined ? {} : { context }),
        },
      },
    };
  }
}

/** What a query of Elasticsearch asks. */
function knownOf(query: Json | undefined): Pick<ReadPort, 'questions' | 'named'> {
  const span = { start: 0, end: 0 };
  const questions: Questions = {
    kind: 'rule',
    span,
    body: { kind: 'event', span, category: null, condition: dslQuestion(query) },
    pipes: [],
  };
  const { fields, literals } = namedIn(questions);
  return { questions, named: { fields: [...new Set([...fields, ...fieldsIn(questions).map((field) => field.name)])], literals } };
}

/** The value of a JSON text, or the offset at which it ends to be one. */
function parsed(text: string): { readonly value: Json } | number {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, offset] = /position (\d+)/.exec(message) ?? [];
    return offset === undefined ? text.trimEnd().length : Number(offset);
  }
}

/** Keys of a search that change what comes back and not what matches. */
const ASIDE: readonly string[] = [
  'aggs',
  'aggregations',
  'size',
  'from',
  'sort',
  '_source',
  'fields',
  'stored_fields',
  'docvalue_fields',
  'script_fields',
  'track_total_hits',
  'track_scores',
  'timeout',
  'highlight',
  'version',
  'seq_no_primary_term',
  'explain',
  'profile',
  'pit',
  'search_after',
];

/** A body of a search without what does not decide which events match; a query alone becomes one. A text says why it is none. */
function bodyOf(json: Json): { readonly [key: string]: Json } | string {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return 'it is no object: a query, or the body of a search, is expected';
  const keys = Object.keys(json);
  if (Object.hasOwn(json, 'query')) return Object.fromEntries(Object.entries(json).filter(([key]) => !ASIDE.includes(key)));
  if (keys.some((key) => ASIDE.includes(key))) return 'the body has no query';
  return { query: json };
}
