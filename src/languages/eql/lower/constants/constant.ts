/**
 * A constant as the engine's Java sees it. Integers are exact and remember whether Java would hold them in 32 bits,
 * because arithmetic on two such integers overflows at 32 bits. (eql-semantics 1.3, 8)
 */
export type Constant =
  | { readonly kind: 'null' }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint; readonly bits: 32 | 64 }
  | { readonly kind: 'double'; readonly value: number };

export type NumberConstant = Extract<Constant, { readonly kind: 'integer' | 'double' }>;

export const NULL: Constant = { kind: 'null' };

export function text(value: string): Constant {
  return { kind: 'string', value };
}

export function truth(value: boolean): Constant {
  return { kind: 'boolean', value };
}

/** An integer of the smallest width that holds it, as a literal has. */
export function integer(value: bigint): NumberConstant {
  return { kind: 'integer', value, bits: BigInt.asIntN(32, value) === value ? 32 : 64 };
}

export function double(value: number): NumberConstant {
  return { kind: 'double', value };
}

export function isNumber(constant: Constant): constant is NumberConstant {
  return constant.kind === 'integer' || constant.kind === 'double';
}

/** The number as JavaScript holds it; integers beyond 2^53 lose digits. */
export function toNumber(constant: NumberConstant): number {
  return Number(constant.value);
}

/** Java's text of a constant: what `string()` and `concat()` write and a keyword is compared with. (eql-semantics 8, 9.2) */
export function javaText(constant: Constant): string {
  switch (constant.kind) {
    case 'null':
      return 'null';
    case 'string':
      return constant.value;
    case 'boolean':
    case 'integer':
      return String(constant.value);
    case 'double':
      return javaDoubleText(constant.value);
  }
}

/** `Double.toString`: always a decimal point; an exponent below 1e-3 and from 1e7 on. */
function javaDoubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const plain = String(value);
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}
