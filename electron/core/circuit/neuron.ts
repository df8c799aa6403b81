/** A unit of a dense layer as an expression: the circuit that it is. */
import { isFunction } from './parse';

export interface Neuron {
  /** The numbers that come in. */
  readonly inputs: readonly number[];
  /** As many as inputs. */
  readonly weights: readonly number[];
  /** Absent of a layer without biases. */
  readonly bias?: number;
  /** Kind of the layer behind it. */
  readonly activation?: string;
}

/** Wider neurons fill more than a screen. */
export const mostInputs = 8;

/** Digits of a float32 that survive being written and read. */
const digits = 7;

/** `w1 = 0.5; x1 = 2; b = 1; relu(w1*x1 + b)`. An activation that is no gate is left out. */
export function neuronExpression({ inputs, weights, bias, activation }: Neuron): string {
  const given = (name: string, value: number): string => `${name} = ${Number(value.toPrecision(digits))}`;
  const numbers = inputs.flatMap((input, i) => [given(`w${i + 1}`, weights[i]!), given(`x${i + 1}`, input)]);
  const terms = inputs.map((_, i) => `w${i + 1}*x${i + 1}`);
  const sum = [...terms, ...(bias === undefined ? [] : ['b'])].join(' + ');
  const output = activation !== undefined && isFunction(activation) ? `${activation}(${sum})` : sum;
  return [...numbers, ...(bias === undefined ? [] : [given('b', bias)]), output].join('; ');
}
