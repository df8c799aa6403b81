/** Totals that are summed up piece by piece, be it over the examples of the batch or within one. */
import { elementCount } from '../tensor/tensor';
import { madeShape, operand } from './fused';
import { literal, scaledSum, type FormOf, type NodeContext } from './node-code';
import { elementAt } from './values';

export const loop = (index: string, count: number, body: string): string => `for (let ${index} = 0; ${index} < ${count}; ${index}++) ${body}`;

export interface Totals {
  readonly count: number;
  readonly start: number;
  /** The lines that add to the totals in the array of that name. */
  readonly add: (totals: string) => readonly string[];
  /** From total `i` to the element of the output. */
  readonly finish: (total: string) => string;
}

/**
 * The totals stand in an array even where all else is written out: a hundred of them as variables of the function
 * do not fit into registers, and V8 would copy them from place to place for every example.
 */
export function totalled({ program, values, placed: { node: { outputs: [output] }, mode, time } }: NodeContext, { count, start, add, finish }: Totals): void {
  const [before, after] = mode === 'sum' ? [time - 1, time + 1] : [time, time];
  const totals = program.capture(new Float64Array(count));
  program.add(before, loop('i', count, `${totals}[i] = ${literal(start)};`));
  for (const line of add(totals)) program.add(time, line);
  const total = (index: string | number): string => finish(`${totals}[${index}]`);
  if (mode === 'sum') return values.defineReader(output, (index) => program.stored(output.type.dtype, total(index)));
  const target = values.defineArray(output, after);
  program.add(after, loop('i', count, `${elementAt(target, 'i')} = ${total('i')};`));
}

/** A product whose terms belong to the examples of the batch, so that its sums are ready after the loop over them. */
export function totalledProduct(context: NodeContext, form: FormOf<'product'>, add: Totals['add']): void {
  const { placed } = context;
  const shape = madeShape(placed);
  const ready = { ...context, placed: { ...placed, time: placed.time + 1 } };
  const added = placed.node.inputs.length > 2 ? operand(ready, 2, shape) : undefined;
  totalled(context, { count: elementCount(shape), start: -0, add, finish: (total) => scaledSum(total, form, added) });
}
