import { type CheckContext, each } from './context.ts';
import { mayBe, typeName, typeOf, type ValueType } from './types.ts';

/** `:`, `like` and `regex` hold strings against strings. (eql-semantics 1.3, 1.6) */
export function checkPatterns(context: CheckContext): void {
  each(context, 'match', ({ operator, subject, patterns }) => {
    const type = typeOf(subject, context.schema);
    if (!mayBe(type, 'string') && type !== 'unsupported' && type !== 'text') {
      const help = helpFor(type, operator, context.text.slice(subject.span.start, subject.span.end));
      context.report('pattern-needs-string', `"${operator}" tests strings; this is ${typeName(type)}`, subject.span, { help });
    }
    for (const pattern of patterns) {
      if (pattern.kind === 'string') continue;
      context.report('pattern-not-string', `"${operator}" takes strings; this is ${typeName(pattern.kind)}`, pattern.span, {
        help: pattern.kind === 'null' ? 'use `== null`' : 'use `==`',
      });
    }
  });
}

function helpFor(type: ValueType, operator: string, subject: string): string {
  if (type === 'ip') return 'use `==` or `cidrMatch`';
  return type === 'number' ? `use \`==\`, or \`string(${subject}) ${operator} ...\`` : 'use `==`';
}
