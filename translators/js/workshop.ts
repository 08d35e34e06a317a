import type { Definition, PredicateCode } from './artifact.ts';
import { printPredicate } from './print.ts';
import { HELPER_NAMES, helperTexts } from './runtime/index.ts';

/**
 * What the predicates of many rules have in common, in this process: the helpers, and the readers and conditions whose code is the
 * same. What thousands of rules call is soon compiled by the engine, where a copy in each rule would stay cold.
 */
export interface Workshop {
  /** The predicate of an artifact, of the very code that `printBody` prints, each part that other rules have as well made once. */
  make(artifact: PredicateCode): (event: unknown, now?: number) => boolean;
}

/** The name of what made code is handed; no name that a rule gives has a sign in it. */
const SHARED = '$shared';

export function createWorkshop(): Workshop {
  let helpers: ReadonlyMap<string, unknown> | null = null;
  /** Definitions that speak of helpers alone, by their code, of which the name is part. */
  const made = new Map<string, unknown>();

  return {
    make(artifact) {
      helpers ??= new Map(Object.entries(makeHelpers()));
      const constants = new Set(artifact.constants.map(({ name }) => name));
      const handed = new Map<string, unknown>();
      const fresh: Definition[] = [];
      const own = artifact.constants.map(({ code }) => code);
      for (const definition of [...artifact.conditions, ...artifact.readers]) {
        const known = made.get(definition.code);
        if (known !== undefined) {
          handed.set(definition.name, known);
          continue;
        }
        own.push(definition.code);
        if (!wordsOf(definition.code).some((word) => constants.has(word))) fresh.push(definition);
      }
      const code = own.join('\n\n');
      const predicate = printPredicate(artifact);
      for (const word of wordsOf(`${code}\n${predicate}`)) {
        const helper = helpers.get(word);
        if (helper !== undefined) handed.set(word, helper);
      }
      const gives = ['matches', ...fresh.map(({ name }) => name)];
      const results = run(`${code}\n\nconst matches = ${predicate};`, gives, handed);
      for (const { name, code: text } of fresh) made.set(text, results[name]);
      return results.matches;
    },
  };
}

/** Every helper, made together: they call each other. */
function makeHelpers(): { readonly [name: string]: unknown } {
  return run(helperTexts('all').join('\n\n'), HELPER_NAMES, new Map());
}

/** Runs code that is handed some values by name, and gives the values of others. */
function run(code: string, gives: readonly string[], handed: ReadonlyMap<string, unknown>) {
  const taken = handed.size === 0 ? '' : `const { ${[...handed.keys()].join(', ')} } = ${SHARED};\n\n`;
  const make = new Function(SHARED, `'use strict';\n\n${taken}${code}\n\nreturn { ${gives.join(', ')} };`);
  return make(Object.fromEntries(handed));
}

/** Everything in code that may be a name; words in texts among them, which does no harm. */
function wordsOf(code: string): readonly string[] {
  return [...new Set(code.match(/[A-Za-z_]\w*/g))];
}
