import type { RuleName } from '../../golden/index.ts';
import { similar } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';

/** A rule that golden events may be of. */
export interface TestableRule {
  readonly id: string | null;
  readonly name: string;
  /** The file that it was read from. */
  readonly file: string;
  /** Null: it is not read. */
  readonly subject: CheckableRule | null;
  /** Why it is not read; null where it is. */
  readonly unread: string | null;
}

/** Finds rules by what golden files call them. */
export interface RuleNames {
  /** The rule of a name; else why there is none. */
  find(name: string): TestableRule | Unfound;
  /** The rule of a golden file that names none: the only one, or that whose id, name or file is called as the file is. */
  ofFile(file: string): TestableRule | null;
}

interface Unfound {
  readonly why: string;
  readonly help: string | null;
  /** There is none, rather than several. */
  readonly absent: boolean;
}

export function namesOf(rules: readonly TestableRule[]): RuleNames {
  const [byId, byName, byFile] = [
    new Map<string, TestableRule[]>(),
    new Map<string, TestableRule[]>(),
    new Map<string, TestableRule[]>(),
  ];
  for (const rule of rules) {
    if (rule.id !== null) add(byId, rule.id, rule);
    add(byName, rule.name, rule);
    add(byFile, stemOf(rule.file), rule);
  }
  const kinds = [byId, byName, byFile];
  return {
    find(name) {
      const found = kinds.map((known) => known.get(name)).find((one) => one !== undefined) ?? [];
      const [only, another] = found;
      if (only !== undefined && another === undefined) return only;
      if (only !== undefined)
        return {
          why: `${found.length} rules are called so: ${found
            .map(({ file }) => file)
            .slice(0, 3)
            .join(', ')}`,
          help: null,
          absent: false,
        };
      const [meant] = similar(
        name,
        kinds.flatMap((known) => [...known.keys()]),
      );
      return {
        why: 'no rule that was read has this id, name or file name',
        help: meant === undefined ? null : `did you mean ${meant}?`,
        absent: true,
      };
    },
    ofFile(file) {
      const [only, another] = rules;
      if (only !== undefined && another === undefined) return only;
      const stem = stemOf(file);
      const [named, second] = kinds.map((known) => known.get(stem)).find((one) => one !== undefined) ?? [];
      return named !== undefined && second === undefined ? named : null;
    },
  };
}

function add(known: Map<string, TestableRule[]>, key: string, rule: TestableRule): void {
  const before = known.get(key);
  if (before === undefined) known.set(key, [rule]);
  else before.push(rule);
}

/** The name of a file without its folders and its endings. */
export function stemOf(file: string): string {
  return file
    .replace(/^.*[/\\]/, '')
    .replace(/(?:\.gz)?$/i, '')
    .replace(/\.[a-z]+$/i, '');
}

/** The words of a name in a message. */
export function wordsOf({ text }: RuleName): string {
  return text.length > 80 ? `${text.slice(0, 79)}\u2026` : text;
}
