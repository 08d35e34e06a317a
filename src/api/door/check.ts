import { TARGET_NAMES } from '../../../translators/index.ts';
import type { CheckReport } from '../../report/index.ts';
import { PORT_KINDS } from '../against/kind.ts';
import { type CheckOptions, check as checkRules } from '../check.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { demandCheckable, demandFunction, demandNames, demandNumber, demandOptions, given, isObject } from './arguments.ts';

/**
 * Translates each rule to every target, generates events for it, runs the printed artifacts and compares every engine with
 * the oracle and the oracle with the labels. Rejects with a `TypeError` for what is no rule that was accepted, and for options that
 * cannot be meant.
 */
export async function check(rules: readonly CheckableRule[], options: CheckOptions = {}): Promise<CheckReport> {
  if (!Array.isArray(rules)) throw new TypeError(`check takes an array of rules, and was given ${given(rules)}`);
  for (const rule of rules) demandCheckable('check', rule);
  demandOptions('check', options);
  demandNumber('check', 'events', options.events, { least: 1, most: 100_000_000 });
  demandNumber('check', 'seed', options.seed, { least: 0, most: Number.MAX_SAFE_INTEGER });
  demandNumber('check', 'maliciousShare', options.maliciousShare, { least: 0.01, most: 1, whole: false });
  for (const name of ['progress', 'clock', 'translate'] as const) demandFunction('check', name, options[name]);
  if (options.against !== undefined) demandPorts(options.against);
  demandNames('check', 'targets', options.targets, TARGET_NAMES);
  if (options.guests !== undefined && !Array.isArray(options.guests))
    throw new TypeError(`check: guests is an array, and was ${given(options.guests)}`);
  return checkRules(rules, options);
}

/** Ports: each a name and a text, and what it is where neither tells. */
function demandPorts(ports: unknown): void {
  const wanted = 'check: against is an array of ports, { name, text } with a kind where neither tells';
  if (!Array.isArray(ports)) throw new TypeError(`${wanted}, and was ${given(ports)}`);
  for (const port of ports) {
    if (!isObject(port)) throw new TypeError(`${wanted}, and one was ${given(port)}`);
    const { name, text, kind } = port;
    if (typeof name !== 'string' || typeof text !== 'string')
      throw new TypeError(
        `${wanted}; the ${typeof name === 'string' ? 'text' : 'name'} of one was ${given(typeof name === 'string' ? text : name)}`,
      );
    if (kind !== undefined && !PORT_KINDS.some((one) => one === kind))
      throw new TypeError(`check: the kind of a port is one of ${PORT_KINDS.join(', ')}, and was ${given(kind)}`);
  }
}
