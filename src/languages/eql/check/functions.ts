import { similar } from '../../../source/index.ts';
import type { Call, Expression } from '../ast.ts';
import { arity, FUNCTION_NAMES, FUNCTIONS, type FunctionName, functionNamed, type Parameter } from '../functions.ts';
import { evaluate, isBlock, isMappedBlock, MAPPED_NETWORK } from '../lower/index.ts';
import { numberKind } from '../number-kind.ts';
import { walk } from '../walk.ts';
import { type CheckContext, each } from './context.ts';
import { mayBe, typeName, typeOf, type ValueType } from './types.ts';

const NETWORK_HELP = 'for example "10.0.0.0/8" or "fe80::/10"';

/** Calls: the function exists, has the form with `~`, and gets the arguments it takes. (eql-semantics 1.6, 1.7, 8) */
export function checkCalls(context: CheckContext): void {
  each(context, 'call', (call) => {
    const name = functionNamed(call.name);
    if (name === null) {
      reportUnknown(context, call);
      return;
    }
    const row = FUNCTIONS[name];
    if (call.insensitive && !row.tilde) {
      context.report('no-insensitive-form', `${name} has no form with "~"`, call.nameSpan, { help: `write ${name}` });
    }
    const { least, most } = arity(row);
    const count = call.arguments.length;
    if (count < least || (most !== null && count > most)) {
      const wanted = most === null ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;
      context.report(
        'wrong-argument-count',
        `${name} takes ${wanted} argument${wanted === '1' ? '' : 's'}, not ${count}`,
        call.span,
        {
          help: `${name}(${row.parameters.map((parameter) => parameter.name).join(', ')})`,
        },
      );
      return;
    }
    for (const index of call.arguments.keys()) checkArgument(context, name, call, index);
    checkNegations(context, call);
    if (row.wildcards) checkFunctionWildcards(context, call);
  });
}

/** Functions of other dialects, and what says the same here. (eql-semantics 1.7) */
const REPLACED: ReadonlyMap<string, string> = new Map([
  ['match', 'use the `regex` operator'],
  ['matchlite', 'use the `regex` operator'],
  ['wildcard', 'use the `:` or `like` operator'],
  ['arraycontains', 'a comparison with a field holds when some element of it does'],
  ['arraysearch', 'a condition on a field holds when some element of it does'],
  ['arraycount', 'elements cannot be counted'],
]);

function reportUnknown(context: CheckContext, call: Call): void {
  const close = similar(call.name, FUNCTION_NAMES);
  const help =
    REPLACED.get(call.name.toLowerCase().replace(/^_|~$/g, '')) ??
    (close.length > 0 ? `did you mean ${close.join(', ')}?` : undefined);
  context.report('unknown-function', `there is no function ${call.name}`, call.nameSpan, help === undefined ? {} : { help });
}

function checkArgument(context: CheckContext, name: FunctionName, call: Call, index: number): void {
  const row = FUNCTIONS[name];
  const argument = call.arguments[index];
  const parameter = row.parameters[index] ?? row.parameters.at(-1);
  if (argument === undefined || parameter === undefined) return;
  const type = typeOf(argument, context.schema);
  if (parameter.whole && numberKind(argument, context.schema) === 'floating') {
    context.report('wrong-argument-type', `${name} needs a whole number here; this is a double`, argument.span, {
      help: 'write it without a fraction; fields need a whole-number type, and what `number` gives is a double',
    });
    return;
  }
  if (!accepts(parameter, type) || (parameter.type === 'ip' && argument.kind !== 'field')) {
    const help = type === 'unsupported' || type === 'version' ? {} : { help: helpFor(name, parameter, argument, type) };
    context.report(
      'wrong-argument-type',
      `${name} needs ${article(parameter)} here; this is ${typeName(type)}`,
      argument.span,
      help,
    );
    return;
  }
  if (parameter.constant === null) return;
  const evaluation = evaluate(argument);
  if (evaluation.kind === 'open') {
    context.report('argument-not-constant', `${name} needs a constant here`, argument.span, { help: NETWORK_HELP });
  } else if (evaluation.kind === 'constant') {
    const text = evaluation.value.kind === 'string' ? evaluation.value.value : null;
    if (text !== null && isMappedBlock(text)) {
      context.report('mapped-network', MAPPED_NETWORK, argument.span, { help: 'write the IPv4 block' });
    } else if (text === null || !isBlock(text)) {
      context.report('not-a-network', `${JSON.stringify(text)} is neither an address nor a block`, argument.span, {
        help: NETWORK_HELP,
      });
    }
  }
}

/** Text and unsupported fields are reported by another check. */
function accepts(parameter: Parameter, type: ValueType): boolean {
  if (type === 'text' || type === 'unsupported') return true;
  // A version is no string to those that need one; `concat` and `string` take values of every type, as Elasticsearch's own tests have it.
  if (parameter.type === 'scalar') return true;
  return mayBe(type, parameter.type);
}

function article(parameter: Parameter): string {
  return parameter.type === 'ip' ? 'an ip field' : `a ${parameter.type}`;
}

function helpFor(name: FunctionName, parameter: Parameter, argument: Expression, type: ValueType): string {
  if (parameter.constant === 'network') return NETWORK_HELP;
  if (parameter.type === 'string' && type === 'boolean' && argument.kind !== 'field' && argument.kind !== 'boolean')
    return 'say the condition beside the function or comparison, joined by `and` or `or`';
  return parameter.type === 'string' ? 'wrap it in `string(...)`' : `${name}: ${FUNCTIONS[name].nulls}`;
}

/** Of a negation in an argument Elasticsearch makes a script that fails; one of constants is gone before. (eql-semantics 1.6) */
function checkNegations(context: CheckContext, call: Call): void {
  for (const argument of call.arguments) {
    let told = false;
    walk(argument, (node) => {
      if (node.kind === 'call') return false;
      if (!told && node.kind === 'not' && evaluate(node).kind === 'open') {
        told = true;
        context.report('negation-in-argument', '`not` cannot stand in an argument of a function', node.span);
      }
      return !told;
    });
  }
}

/** Over a field and a constant it acts as a wildcard query in Elasticsearch. (eql-semantics 6.3) */
function checkFunctionWildcards(context: CheckContext, call: Call): void {
  if (context.semantics.functionWildcards !== 'engine') return;
  const [subject, part] = call.arguments;
  if (subject?.kind !== 'field' || part?.kind !== 'string' || !/[*?\\]/.test(part.value)) return;
  const message =
    'Elasticsearch reads this constant as a wildcard pattern: `*` and `?` act, a backslash escapes the next character';
  context.report('wildcard-in-function', message, part.span, { help: 'use `:` or `like`, in which a backslash is itself' });
}
