import type { Json, Schema } from '../../../event/index.ts';
import type { Field, Predicate } from '../../../ir/index.ts';
import { origin } from '../../origin.ts';
import { indexedField } from '../leaves.ts';
import { isComputedWith } from '../number-types.ts';
import { unread } from '../unread.ts';
import { type Cursor, cursorOver } from './cursor.ts';
import { fingerprints, type Script, scriptOf } from './functions.ts';
import { type KnownFunction, knownFunction } from './known.ts';
import { testOf } from './test.ts';

/** What scripts are given by name. */
type Params = { readonly [name: string]: Json };

/**
 * Reads a filter of Painless under a mapping: loops over the values of some fields around a function of one value each. Functions that it
 * brings along count when they are, but for names, those that are known here.
 */
export function readScript(source: string, params: Params, schema: Schema, place: string): Predicate {
  const script = scriptOf(source, place);
  const refer = fingerprints(script);
  const known = (name: string): KnownFunction | null => (script.functions.has(name) ? knownFunction(refer(name)) : null);
  const { main } = script;
  const failed = main.skip('boolean') ? flagOf(main) : null;
  const loops = loopsOf(main, known, params, schema);
  if (failed !== null && loops.has(failed)) main.refuse('two variables of one name');
  const called = failed === null ? callOf(main, loops) : caughtCallOf(main, failed);
  for (let open = loops.size; open > 0; open--) main.past('}');
  if (loops.size > 0 || failed !== null) main.past(`return ${failed ?? 'false'} ;`);
  if (main.peek() !== '') main.refuse('something behind the answer');
  const { term, test } = holdsOf(called, script, loops, { known, params, isCaught: failed === null });
  return { kind: 'computed', term, test, whenFailing: failed !== null, origin };
}

type Loops = ReadonlyMap<string, Field>;

function flagOf(main: Cursor): string {
  const name = main.name();
  main.past('= false ;');
  return name;
}

/** `for (def v1 : valuesOf(doc, params.field1)) {`, one in the other. A field without values goes through once, as null. */
function loopsOf(main: Cursor, known: (name: string) => KnownFunction | null, params: Params, schema: Schema): Loops {
  const loops = new Map<string, Field>();
  while (main.skip('for ( def')) {
    const variable = main.name();
    if (loops.has(variable) || variable === 'doc' || variable === 'params') main.refuse('two variables of one name');
    main.past(':');
    if (known(main.name()) !== 'valuesOf') main.refuse('values that are not those of a field');
    main.past('( doc , params .');
    const param = main.name();
    const name = Object.hasOwn(params, param) ? params[param] : null;
    if (typeof name !== 'string') return main.refuse('a field without a name');
    main.past(') ) {');
    loops.set(variable, scriptField(name, schema, main));
  }
  return loops;
}

/** In scripts the values of keywords and addresses are texts, whole numbers longs and others doubles; the rest is not known here. */
function scriptField(name: string, schema: Schema, main: Cursor): Field {
  const field = indexedField(name, schema);
  return isComputedWith(field.type) ? field : main.refuse(`scripts on a field of type ${field.type}`);
}

interface Called {
  readonly name: string;
  readonly given: readonly string[];
}

/** `if (holds(params, v1)) { return true; }`, or its answer where there is no loop. */
function callOf(main: Cursor, loops: Loops): Called {
  if (loops.size === 0) {
    main.past('return');
    const called = given(main);
    main.past(';');
    return called;
  }
  main.past('if (');
  const called = given(main);
  main.past(') { return true ; }');
  return called;
}

/** `try { if (holds(params, v1)) { return true; } } catch (Exception e) { failed = true; }` */
function caughtCallOf(main: Cursor, failed: string): Called {
  main.past('try { if (');
  const called = given(main);
  main.past(') { return true ; } } catch ( Exception');
  // It would hide the other.
  if (main.name() === failed) main.refuse('two variables of one name');
  main.past(`) { ${failed} = true ; }`);
  return called;
}

function given(main: Cursor): Called {
  const name = main.name();
  main.past('( params');
  const names: string[] = [];
  while (main.skip(',')) names.push(main.name());
  main.past(')');
  return { name, given: names };
}

interface Setting {
  readonly known: (name: string) => KnownFunction | null;
  readonly params: Params;
  readonly isCaught: boolean;
}

/** `boolean holds(Map params, def v1) { try { return ...; } catch (Exception e) { return false; } }`, or without what catches. */
function holdsOf({ name, given }: Called, { functions, source, place }: Script, loops: Loops, setting: Setting) {
  const declared = functions.get(name);
  const [first, ...others] = declared?.parameters ?? [];
  if (declared?.type !== 'boolean' || first?.type !== 'Map' || others.length !== given.length)
    return unread(place, 'a condition that is no function of the script');
  const variables = new Map(
    others.map(({ type, name: parameter }, at) => {
      const field = loops.get(given[at] ?? '');
      if (type !== 'def' || field === undefined) return unread(place, 'a condition on something else than values of fields');
      return [parameter, field] as const;
    }),
  );
  // Each value is tried with all others: one that is given twice would be the same at both places.
  if (new Set(given).size !== loops.size || given.length !== loops.size)
    return unread(place, 'a value that is given twice, or not at all');
  const body = cursorOver(declared.body, source, place);
  body.past(setting.isCaught ? '{ try { return' : '{ return');
  const found = testOf(body, { variables, params: { name: first.name, values: setting.params }, known: setting.known });
  body.past(';');
  if (setting.isCaught) {
    body.past('} catch ( Exception');
    body.name();
    body.past(') { return false ; }');
  }
  body.past('}');
  if (body.peek() !== '') body.refuse('something behind the condition');
  return found;
}
