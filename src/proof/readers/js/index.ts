import type { Schema } from '../../../event/index.ts';
import type { Plan } from '../../../ir/index.ts';
import { origin } from '../../origin.ts';
import { Unread } from '../unread.ts';
import { answerOf } from './answer.ts';
import { declaredIn, fingerprints } from './canonical.ts';
import { type FieldReading, fieldReadingOf } from './field-reader.ts';
import { knownFunction } from './known.ts';
import type { Names } from './names.ts';
import { isPlain } from './plain.ts';
import { seriesOf } from './series.ts';
import { type AnyNode, moduleOf, type Program, refuse, textOf } from './syntax.ts';

/** What a module asks of one event, or of several, or the place in it that is not read. */
type ReadModule =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly place: string; readonly reason: string };

/**
 * Reads the module of a rule under a mapping. What it computes is read from its code: functions that it brings along
 * count when they are, but for names, those that are known here; comments and names say nothing.
 */
export function readModule(text: string, schema: Schema): ReadModule {
  try {
    return { ok: true, plan: planOf(moduleOf(text), text, schema) };
  } catch (error) {
    if (error instanceof Unread) return { ok: false, place: error.place, reason: error.message };
    throw error;
  }
}

function planOf(program: Program, source: string, schema: Schema): Plan {
  const answer = exported(program);
  const declared = declaredIn(program);
  const refer = fingerprints(declared, source);
  const names: Names = { declared, known: (name) => (declared.has(name) ? knownFunction(refer(name)) : null) };
  for (const { name, node, kind } of declared.values())
    if (kind === 'constant' && !isPlain(node, names) && !isRuntime(names.known(name)))
      refuse(node, 'a constant that does something when the module is loaded');
  const readings = new Map<string, FieldReading>();
  const reading = (name: string, place: AnyNode): FieldReading => {
    const node = declared.get(name)?.node;
    const found =
      readings.get(name) ??
      (node === undefined ? refuse(place, 'no function of the module') : fieldReadingOf(node, source, names, refer));
    readings.set(name, found);
    return found;
  };
  const setting = { names, schema, reading };
  const kind = declared.get('kind')?.node ?? program;
  switch (textOf(kind)) {
    case 'event':
      return { kind: 'single', where: answerOf(answer, setting), origin };
    case 'sequence':
    case 'sample': {
      const plan = seriesOf(answer, source, setting, refer);
      return plan.kind === textOf(kind) ? plan : refuse(kind, 'another kind of matches than the plan has');
    }
    default:
      return refuse(kind, 'a module that does not tell the kind of its matches');
  }
}

/** How events are related is one constant that holds all it needs. */
function isRuntime(known: ReturnType<Names['known']>): boolean {
  return known === 'createSequenceMatcher' || known === 'momentReader';
}

/** The function that the module exports. What else it exports is data, and at its top nothing else is done. */
function exported(program: Program): AnyNode {
  let answer: AnyNode | null = null;
  for (const node of program.body) {
    switch (node.type) {
      case 'ExportDefaultDeclaration':
        answer = node.declaration;
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration?.type !== 'VariableDeclaration' || node.declaration.kind !== 'const')
          refuse(node, 'an export that is no data');
        for (const { init } of node.declaration.declarations)
          if (init == null || !isPlain(init, null)) refuse(node, 'an export that is no data');
        break;
      case 'FunctionDeclaration':
      case 'VariableDeclaration':
        break;
      default:
        refuse(node, 'a statement that is not read');
    }
  }
  return answer ?? refuse(program, 'a module without a default export');
}
