import { Absent, type Arena, type Contestant } from '../contestant.ts';
import type { ContestRule } from '../rules.ts';
import { ownCommand } from './command.ts';
import { jq, ripgrep } from './floors.ts';
import { pythonEql } from './python-eql.ts';
import { rsigma, rsigmaToTime } from './rsigma.ts';
import { rulesModule } from './rules-module.ts';

export type { OwnProgram } from './eqlibrium.ts';

/** Opens a peer; the value is what was said behind its name: where it is. */
type OpenPeer = (value: string | null, rules: readonly ContestRule[], arena: Arena) => Promise<Contestant>;

/** Every peer that is known by name. */
const PEERS = {
  rsigma: (value, rules, arena) => rsigma(value ?? rsigmaToTime(), rules, arena),
  'rsigma-routed': (value, rules, arena) => rsigma(value ?? rsigmaToTime(), rules, arena, true),
  module: (_, rules, arena) => rulesModule(rules, arena),
  'python-eql': (value, rules, arena) => pythonEql(value ?? 'python3', rules, arena),
  ripgrep: ripgrep,
  jq: (value, _, arena) => jq(value, arena),
} as const satisfies { readonly [name: string]: OpenPeer };

/** Opens what is said behind `--peer`: a name, a name with a path, or a command. Throws `Absent`. */
export async function openPeer(text: string, rules: readonly ContestRule[], arena: Arena): Promise<Contestant> {
  const [, name = '', value = null] = /^([a-z-]+)(?:=(.+))?$/s.exec(text) ?? [];
  const rows: { readonly [name: string]: OpenPeer } = PEERS;
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (row !== undefined) return await row(value, rules, arena);
  if (text.includes('{events}')) return ownCommand(text, rules, arena);
  throw new Absent(`there is no peer ${text}; choose ${Object.keys(PEERS).join(', ')}, or give a command that says {events}`);
}
