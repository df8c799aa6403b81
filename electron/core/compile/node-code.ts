/** What the two ways of writing a node have in common. */
import type { CodeForm } from '../ops/definition';
import type { Shape } from '../tensor/tensor';
import type { Program } from './program';
import type { PlacedNode } from './schedule';
import type { Values } from './values';

export interface NodeContext {
  readonly program: Program;
  readonly values: Values;
  readonly placed: PlacedNode;
}

export type FormOf<Kind extends CodeForm['kind']> = Extract<CodeForm, { kind: Kind }>;

/** The shape of what is read or written at a time: the entry of one example keeps its axis, with size 1. */
export const visibleShape = (shape: Shape, byExample: boolean): Shape => (byExample ? [1, ...shape.slice(1)] : shape);

/** alpha · sum + beta · c, without the factors that are 1. */
export function scaledSum(sum: string, { alpha, beta }: FormOf<'product'>, c?: string): string {
  const scaled = alpha === 1 ? sum : `${literal(alpha)} * (${sum})`;
  if (c === undefined) return scaled;
  return `${scaled} + ${beta === 1 ? c : `${literal(beta)} * ${c}`}`;
}

/** A number as it stands in code, in parentheses if it has a sign. */
export const literal = (value: number): string => (value < 0 || Object.is(value, -0) ? `(${Object.is(value, -0) ? '-0' : value})` : String(value));

/** Positions in a matrix product: how far apart neighbors along each axis stand in A and B. */
export interface ProductStrides {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly aRow: number;
  readonly aInner: number;
  readonly bInner: number;
  readonly bColumn: number;
}

export function productStrides(a: Shape, b: Shape, { transA, transB }: FormOf<'product'>): ProductStrides {
  const [rows, inner] = transA ? [a[1], a[0]] : a;
  const columns = transB ? b[0] : b[1];
  return {
    rows, inner, columns,
    aRow: transA ? 1 : inner,
    aInner: transA ? rows : 1,
    bInner: transB ? 1 : columns,
    bColumn: transB ? inner : 1,
  };
}
