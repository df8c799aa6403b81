/** Numbers as they are written on cards and in the inspector. */

/** Two significant digits, with a power of ten when the number is small or large: `0.32`, `3.1e-2`; words for what is not finite. */
export function scientific(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size === 0) return '0';
  return size >= 0.1 && size < 99.5 ? value.toPrecision(2) : value.toExponential(1).replace('e+', 'e');
}

/** Up to three significant digits, without zeros at the end; whole from 100 on: `-0.197`, `3`, `1234`, `2.5e-6`. */
export function readable(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || (size > 0 && size < 1e-3) || size >= 1e6) return scientific(value);
  return String(size < 100 ? Number(value.toPrecision(3)) : Math.round(value));
}

/** A share in whole percent; of one that is not 0, never 0: `42 %`, `< 1 %`. */
export const percent = (share: number): string => (share > 0 && share < 0.01 ? '< 1 %' : `${Math.round(100 * share)} %`);

/** Thousands apart: `18,496`. */
export const grouped = (count: number): string => count.toLocaleString('en-US');

/** Short count for a card: `320`, `18.5k`, `1.2M`. */
export function shortCount(count: number): string {
  if (count < 10_000) return grouped(count);
  return count < 1e6 ? `${(count / 1e3).toFixed(1)}k` : `${(count / 1e6).toFixed(1)}M`;
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes with three significant digits in the decimal unit that suits: `512 B`, `7.23 MB`. */
export const bytesText = (count: number): string => inUnits(count, byteUnits);

const flopUnits = ['FLOP', 'kFLOP', 'MFLOP', 'GFLOP', 'TFLOP'];

/** Operations with three significant digits in the unit that suits: `40 FLOP`, `7.23 MFLOP`. */
export const flopText = (count: number): string => inUnits(count, flopUnits);

/** Each unit is a thousand of the one before. */
function inUnits(count: number, units: readonly string[]): string {
  const power = count < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  const value = power === 0 ? String(count) : (count / 1000 ** power).toPrecision(3);
  return `${value} ${units[power]}`;
}
