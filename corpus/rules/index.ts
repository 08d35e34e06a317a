import { PID_FILE_RULE } from './pid-file.ts';

/** A rule document that ships with the project. */
interface BuiltInRule {
  /** The file name it would have. */
  readonly name: string;
  /** The document's text, in the layout of detection-rules TOML. */
  readonly text: string;
}

/** Every built-in rule. The first is the one that runs when a command is given no rule. */
export const BUILT_IN_RULES = [{ name: 'pid-file.toml', text: PID_FILE_RULE }] as const satisfies readonly BuiltInRule[];
