/** The rule of a gate as TeX, in letters and with the numbers of the moment. Pure. */
import type { GateDefinition, Letters } from '@core/circuit/gates/definition';
import { readable } from '../../../diagram/scales/number-text';

/** The numbers at a gate. */
export interface GateNumbers {
  /** On its inputs. */
  readonly inputs: readonly number[];
  readonly output: number;
  /** Of the output, by which everything is multiplied on the way back. */
  readonly upstream: number;
  /** The derivative of the output by each input. */
  readonly local: readonly number[];
  /** What goes back into each input. */
  readonly gradients: readonly number[];
}

const upstreamTex = String.raw`\frac{\partial L}{\partial y}`;

/** As far as a person reads it: `-0.2`, `2.5 \cdot 10^{-6}`. */
export function numberTex(value: number): string {
  if (Number.isNaN(value)) return String.raw`\text{NaN}`;
  if (!Number.isFinite(value)) return value > 0 ? String.raw`\infty` : String.raw`-\infty`;
  return readable(value).replace(/e(-?\d+)$/, String.raw` \cdot 10^{$1}`);
}

/** In the middle of a formula a negative number stands in parentheses, and so does a product. */
const factorTex = (value: number): string => (value < 0 || numberTex(value).includes('cdot') ? `(${numberTex(value)})` : numberTex(value));

function lettersOf({ inputs }: GateDefinition, write: (name: string, port: number) => string, output: string): Letters {
  return { ...Object.fromEntries(inputs.map((name, port) => [name, write(name, port)])), y: output };
}

/** `y = a + b = (-2) + 5 = 3`. */
export function forwardTex(gate: GateDefinition, { inputs, output }: GateNumbers): string {
  const numbers = gate.output(lettersOf(gate, (_, port) => factorTex(inputs[port]!), factorTex(output)));
  return aligned([`y &= ${gate.output(letters(gate))}`, `&= ${numbers}`, `&= ${numberTex(output)}`]);
}

/** What goes back into one input: local derivative times upstream gradient, first in letters. */
export function backwardTex(gate: GateDefinition, port: number, numbers: GateNumbers): string {
  const input = gate.inputs[port]!;
  const derivative = gate.derivatives[port]!;
  const filled = derivative(lettersOf(gate, (_, each) => factorTex(numbers.inputs[each]!), factorTex(numbers.output)));
  const local = factorTex(numbers.local[port]!);
  const upstream = factorTex(numbers.upstream);
  const lines = [
    String.raw`\frac{\partial L}{\partial ${input}} &= \frac{\partial y}{\partial ${input}} \cdot ${upstreamTex}`,
    String.raw`&= ${derivative(letters(gate))} \cdot ${upstreamTex}`,
    ...(sameFactor(filled, local) ? [] : [String.raw`&= ${filled} \cdot ${upstream}`]),
    String.raw`&= ${local} \cdot ${upstream}`,
    `&= ${numberTex(numbers.gradients[port]!)}`,
  ];
  return aligned(lines);
}

const letters = (gate: GateDefinition): Letters => lettersOf(gate, (name) => name, 'y');

/** Whether the derivative with its numbers filled in is a number already. */
const sameFactor = (filled: string, local: string): boolean => filled === local || `(${filled})` === local;

const aligned = (lines: readonly string[]): string => String.raw`\begin{aligned}${lines.join(String.raw` \\ `)}\end{aligned}`;

/** The gradient of a value that several wires carry: `\frac{\partial L}{\partial x} = 4 + 1 = 5`. */
export function sumTex(shares: readonly number[], total: number): string {
  const [first, ...rest] = shares.map(numberTex);
  const terms = [first, ...rest.map((share) => (share.startsWith('-') ? `- ${share.slice(1)}` : `+ ${share}`))];
  return String.raw`\frac{\partial L}{\partial y} = ${[...(shares.length > 1 ? [terms.join(' ')] : []), numberTex(total)].join(' = ')}`;
}

/** A name as it stands in a formula. */
const nameTex = (name: string): string => String.raw`\text{${name.replace(/[\\{}$&#%_^~]/g, (sign) => (sign === '\\' ? String.raw`\textbackslash{}` : sign === '~' || sign === '^' ? `\\${sign}{}` : `\\${sign}`))}}`;

/** `\frac{\partial L}{\partial x}`: one times minus four, each factor over the name of its gate. */
export function wayTex(from: string, factors: readonly { readonly name: string; readonly derivative: number }[], product: number): string {
  const terms = factors.map(({ name, derivative }) => String.raw`\underbrace{${factorTex(derivative)}}_{${nameTex(name)}}`);
  return aligned([String.raw`\frac{\partial L}{\partial\,${nameTex(from)}} &= ${terms.join(String.raw` \cdot `)}`, `&= ${numberTex(product)}`]);
}
