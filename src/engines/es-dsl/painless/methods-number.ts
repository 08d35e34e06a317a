import { convert, textOf } from './convert.ts';
import { decimal, int, long, text } from './given.ts';
import type { MethodTable } from './method-table.ts';
import { parseJavaDouble, parseWhole } from './numbers.ts';
import { double, type Value } from './value.ts';

/** Methods of numbers that scripts may call. Painless has Java's `Math` in its forms for doubles only, and none of the Exact family. */
export const numberMethods: MethodTable = {
  Number: [
    ['int intValue()', ([self]) => convert(self ?? null, 'int', true)],
    ['long longValue()', ([self]) => convert(self ?? null, 'long', true)],
    ['double doubleValue()', ([self]) => convert(self ?? null, 'double', true)],
  ],
  Integer: [
    ['int compareTo(Integer)', ([self, other]) => sign(int(self), int(other))],
    ['static int compare(int,int)', ([a, b]) => sign(int(a), int(b))],
    ['static int max(int,int)', ([a, b]) => Math.max(int(a), int(b))],
    ['static int min(int,int)', ([a, b]) => Math.min(int(a), int(b))],
    ['static int parseInt(String)', ([value]) => Number(parseWhole(nullable(value), 10, 32))],
    ['static int parseInt(String,int)', ([value, radix]) => Number(parseWhole(nullable(value), int(radix), 32))],
    ['static int signum(int)', ([a]) => Math.sign(int(a))],
    ['static String toHexString(int)', ([a]) => (int(a) >>> 0).toString(16)],
    ['static String toHexString(int)', ([a]) => (int(a) >>> 0).toString(16)],
    ['static String toString(int)', ([a]) => String(int(a))],
    ['static Integer valueOf(int)', ([a]) => int(a)],
    ['static Integer valueOf(String,int)', ([value, radix]) => Number(parseWhole(nullable(value), int(radix), 32))],
  ],
  Long: [
    ['int compareTo(Long)', ([self, other]) => sign(long(self), long(other))],
    ['static int compare(long,long)', ([a, b]) => sign(long(a), long(b))],
    ['static long max(long,long)', ([a, b]) => larger(long(a), long(b))],
    ['static long min(long,long)', ([a, b]) => -larger(-long(a), -long(b))],
    ['static long parseLong(String)', ([value]) => parseWhole(nullable(value), 10, 64)],
    ['static long parseLong(String,int)', ([value, radix]) => parseWhole(nullable(value), int(radix), 64)],
    ['static int signum(long)', ([a]) => sign(long(a), 0n)],
    ['static long sum(long,long)', ([a, b]) => BigInt.asIntN(64, long(a) + long(b))],
    ['static String toHexString(long)', ([a]) => BigInt.asUintN(64, long(a)).toString(16)],
    ['static String toString(long)', ([a]) => String(long(a))],
    ['static Long valueOf(long)', ([a]) => long(a)],
    ['static Long valueOf(String,int)', ([value, radix]) => parseWhole(nullable(value), int(radix), 64)],
  ],
  Double: [
    ['int compareTo(Double)', ([self, other]) => compareDoubles(decimal(self), decimal(other))],
    ['static int compare(double,double)', ([a, b]) => compareDoubles(decimal(a), decimal(b))],
    ['boolean isInfinite()', ([self]) => isInfinite(decimal(self))],
    ['static boolean isInfinite(double)', ([a]) => isInfinite(decimal(a))],
    ['static boolean isFinite(double)', ([a]) => Number.isFinite(decimal(a))],
    ['boolean isNaN()', ([self]) => Number.isNaN(decimal(self))],
    ['static boolean isNaN(double)', ([a]) => Number.isNaN(decimal(a))],
    ['static double max(double,double)', ([a, b]) => double(Math.max(decimal(a), decimal(b)))],
    ['static double min(double,double)', ([a, b]) => double(Math.min(decimal(a), decimal(b)))],
    ['static double parseDouble(String)', ([value]) => double(parseJavaDouble(nullable(value)))],
    ['static double sum(double,double)', ([a, b]) => double(decimal(a) + decimal(b))],
    ['static String toString(double)', ([a]) => textOf(a ?? null)],
    ['static Double valueOf(double)', ([a]) => double(decimal(a))],
  ],
  Boolean: [
    ['boolean booleanValue()', ([self]) => self === true],
    ['static boolean parseBoolean(String)', ([value]) => value !== null && text(value).toLowerCase() === 'true'],
    ['static String toString(boolean)', ([value]) => String(value === true)],
    ['static Boolean valueOf(boolean)', ([value]) => value === true],
  ],
  Math: [
    ['static double abs(double)', ([a]) => double(Math.abs(decimal(a)))],
    ['static double cbrt(double)', ([a]) => double(Math.cbrt(decimal(a)))],
    ['static double ceil(double)', ([a]) => double(Math.ceil(decimal(a)))],
    ['static double exp(double)', ([a]) => double(Math.exp(decimal(a)))],
    ['static double floor(double)', ([a]) => double(Math.floor(decimal(a)))],
    ['static double log(double)', ([a]) => double(Math.log(decimal(a)))],
    ['static double log10(double)', ([a]) => double(Math.log10(decimal(a)))],
    ['static double max(double,double)', ([a, b]) => double(Math.max(decimal(a), decimal(b)))],
    ['static double min(double,double)', ([a, b]) => double(Math.min(decimal(a), decimal(b)))],
    ['static double pow(double,double)', ([a, b]) => double(decimal(a) ** decimal(b))],
    ['static double rint(double)', ([a]) => double(roundToEven(decimal(a)))],
    ['static long round(double)', ([a]) => convert(double(Math.floor(decimal(a) + 0.5)), 'long', true)],
    ['static double signum(double)', ([a]) => double(Math.sign(decimal(a)))],
    ['static double sqrt(double)', ([a]) => double(Math.sqrt(decimal(a)))],
  ],
};

/** A text or null, which the parsers tell apart themselves. */
function nullable(value: Value | undefined): string | null {
  return value === null ? null : text(value);
}

/** `Math.max` takes no bigint. */
function larger(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}

function sign<T extends number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isInfinite(value: number): boolean {
  return !Number.isFinite(value) && !Number.isNaN(value);
}

/** NaN is above everything, and zero above its negative. */
function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return Number(Object.is(b, -0)) - Number(Object.is(a, -0));
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
}
