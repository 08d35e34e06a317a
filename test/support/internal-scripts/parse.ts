/** The little that Elasticsearch's own scripts are made of: calls of functions inside it, lists, and loops over doc values. */
export type ScriptNode =
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly ScriptNode[] }
  | { readonly kind: 'lambda'; readonly variable: string; readonly body: ScriptNode }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly ScriptNode[] };

/** Reads a script without white space, such as `InternalQlScriptUtils.gt(X0,params.v1)`; throws where it is anything else. */
export function parseScript(source: string): ScriptNode {
  const tokens = source.match(/->|[A-Za-z][\w.]*|[()[\],]|./gsu) ?? [];
  let at = 0;

  const node = expression();
  if (at < tokens.length) throw new Error(`left over: ${tokens.slice(at).join('')}`);
  return node;

  function expression(): ScriptNode {
    if (take('[')) return { kind: 'list', items: listUntil(']') };
    const word = tokens[at++] ?? '';
    const [, name] = /^Internal(?:Ql|Eql)ScriptUtils\.(\w+)$/.exec(word) ?? [];
    if (name !== undefined) {
      if (!take('(')) throw new Error(`${name} is not called`);
      return { kind: 'call', name, arguments: listUntil(')') };
    }
    const [, parameter] = /^params\.(v\d+)$/.exec(word) ?? [];
    if (parameter !== undefined) return { kind: 'parameter', name: parameter };
    if (!/^(?:doc|X\d+)$/.test(word)) throw new Error(`unexpected ${word}`);
    return take('->') ? { kind: 'lambda', variable: word, body: expression() } : { kind: 'variable', name: word };
  }

  function listUntil(end: string): readonly ScriptNode[] {
    const items = [expression()];
    while (take(',')) items.push(expression());
    if (!take(end)) throw new Error(`no ${end}`);
    return items;
  }

  function take(token: string): boolean {
    const found = tokens[at] === token;
    if (found) at++;
    return found;
  }
}
