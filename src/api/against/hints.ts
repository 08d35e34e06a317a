import { ecsNameOf, routeOf } from '../../shapes/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import type { ReadPort } from './read-port.ts';
import type { PortNames } from './view.ts';

const SHOWN = 6;

/** What a person can say of the names of a port, when they may be why it differs. `ofRule`: the fields of the rule. */
export function hintsOf(
  port: ReadPort,
  { rule, schema, asked }: CheckableRule,
  names: PortNames,
  ofRule: ReadonlySet<string>,
): readonly string[] {
  if (names === 'sigma' || rule.language === 'sigma') return [];
  return port.kind === 'sigma' ? routed() : unknown();

  /** What the rule asks and the port leaves to its log source. */
  function routed(): readonly string[] {
    if (port.logSource === null) return [];
    const asks = new Set([...ofRule, rule.meta.eventCategoryField ?? 'event.category']);
    const left = [...routeOf(port.logSource).keys()].filter((field) => asks.has(field) && !port.named.fields.includes(field));
    if (left.length === 0) return [];
    return [`the port leaves ${left.join(', ')} to its log source; judge it on events of that log source with --taxonomy sigma`];
  }

  /** Names that no event has. */
  function unknown(): readonly string[] {
    if (asked !== undefined) return [];
    const lacking = port.named.fields.filter((name) => isAsked(name) && !ofRule.has(name) && !isMapped(name));
    if (lacking.length === 0) return [];
    const [shown, more] = [lacking.slice(0, SHOWN).join(', '), lacking.length > SHOWN ? ', ...' : ''];
    const known = lacking.some((name) => ecsNameOf(name.replace(/^winlog\.event_data\./, '')) !== undefined);
    const how = known ? '--taxonomy sigma, --pipeline or --field' : '--pipeline or --field';
    return [`the port asks ${shown}${more}, which no event of the rule has; say how they are called with ${how}`];
  }

  /** In the text of a module any word may stand behind a dot. */
  function isAsked(name: string): boolean {
    return port.kind !== 'js' || ecsNameOf(name) !== undefined || name.startsWith('winlog.event_data.');
  }

  function isMapped(name: string): boolean {
    const facts = schema.fields.get(name);
    return facts !== undefined && facts.origin !== 'inferred';
  }
}
