import { createRequire } from 'node:module';

/** What is needed of Microsoft's language service, which has no modules: it puts itself among the globals. */
interface Service {
  readonly Bridge: { toArray(list: unknown): readonly { readonly Code: string; readonly Message: string }[] };
  readonly Kusto: {
    readonly Language: {
      readonly KustoCode: { ParseAndAnalyze(text: string): { GetDiagnostics(): unknown; readonly Syntax: unknown } };
      readonly Syntax: {
        readonly SyntaxKind: { readonly StringLiteralExpression: number };
        readonly SyntaxElement: {
          WalkNodes(node: unknown, visit: (node: { readonly Kind: number; readonly LiteralValue: unknown }) => void): void;
        };
      };
    };
  };
}

const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
const { Bridge, Kusto } = globalThis as unknown as Service;
const { KustoCode, Syntax } = Kusto.Language;

/** What the service says of a query over a table with these columns and their types; nothing: it parses, and every name and type is known. */
export function complaintsOf(query: string, table: string, columns: ReadonlyMap<string, string>): readonly string[] {
  const all = Array.from(columns, ([name, type]) => `[${JSON.stringify(name)}]: ${type}`);
  const code = KustoCode.ParseAndAnalyze(`let ${table} = datatable(${all.join(', ')})[];\n${query}`);
  return Bridge.toArray(code.GetDiagnostics()).map(({ Code, Message }) => `${Code} ${Message}`);
}

/** The texts of all string literals of a query, as the service reads them. */
export function literalsOf(query: string): readonly string[] {
  const found: string[] = [];
  Syntax.SyntaxElement.WalkNodes(KustoCode.ParseAndAnalyze(query).Syntax, ({ Kind, LiteralValue }) => {
    if (Kind === Syntax.SyntaxKind.StringLiteralExpression) found.push(String(LiteralValue));
  });
  return found;
}
