import type { ParseOptions } from '../../api/parse.ts';
import type { Pipelines } from '../../api/pipelines.ts';
import type { Schema } from '../../event/index.ts';
import type { Placeholders } from '../../source/index.ts';

/** The options every command that reads rules takes. */
export interface RuleOptions {
  readonly folding?: string;
  readonly functionWildcards?: string;
  /** What the file of `--mapping` says; default ECS. */
  readonly schema?: Schema;
  readonly strictFields?: boolean;
  /** What --placeholder and the pipelines say that placeholders stand for. */
  readonly placeholders?: Placeholders;
  /** What --pipeline and --field say of names; absent: rules keep their own. */
  readonly pipelines?: Pipelines;
  /** Warnings of reading are findings of the command, which tells them itself. */
  readonly findings?: boolean;
  /** Everything is told of every rule, at once and in full. */
  readonly verbose?: boolean;
  /** Whether what was read is kept for the next run: in the usual place, in a folder, or not. Absent: the command asks for more than is kept. */
  readonly cache?: boolean | string;
  /** Milliseconds that one step of one rule may take. */
  readonly ruleTimeout?: number;
}

/** How the options say that rules are to be read. */
export function readingOf(options: RuleOptions): ParseOptions {
  return {
    ...(options.schema === undefined ? {} : { schema: options.schema }),
    ...(options.placeholders === undefined ? {} : { placeholders: options.placeholders }),
    ...(options.strictFields === undefined ? {} : { strict: options.strictFields }),
    semantics: {
      folding: options.folding === 'unicode' ? 'unicode' : 'ascii',
      functionWildcards: options.functionWildcards === 'documented' ? 'documented' : 'engine',
    },
  };
}
