/** From a circuit back to an expression that makes the same circuit. */
import { completeFields, numberIn } from '../fields/fields';
import type { Layer, Network } from '../network/network';
import type { Wiring } from '../network/wiring';
import { checkCircuit, wireCircuit } from './check';
import { gateNamed } from './gates';
import type { Notation, Operator } from './gates/definition';
import { SOURCE_VALUE } from './gates/shared/source';
import { isFunction } from './parse';
import { isName } from './tokens';

/** How tightly something binds; what binds less tightly than its place asks for gets parentheses. */
const bindings = { sum: 1, product: 2, sign: 3, power: 4, value: 5, parenthesis: 6 } as const;
type Binding = (typeof bindings)[keyof typeof bindings];

interface Written {
  readonly text: string;
  readonly binding: Binding;
}

/** What binds how, and what it asks of its two sides. */
const operators: Readonly<Record<Operator, { readonly binding: Binding; readonly left: Binding; readonly right: Binding }>> = {
  '+': { binding: bindings.sum, left: bindings.sum, right: bindings.product },
  '-': { binding: bindings.sum, left: bindings.sum, right: bindings.product },
  '*': { binding: bindings.product, left: bindings.product, right: bindings.sign },
  '^': { binding: bindings.power, left: bindings.value, right: bindings.value },
};

/**
 * The gates that can be computed, as one statement for each output; a gate that is used several times is written
 * once and named. Empty for a circuit without a complete gate.
 */
export function expressionOf(circuit: Network): string {
  const wiring = wireCircuit(circuit);
  const { layers } = checkCircuit(circuit);
  const complete = wiring.order.filter((id) => layers.get(id)!.shape);
  const isSource = (id: string) => wiring.sources.get(id)!.length === 0;
  const uses = (id: string) => complete.reduce((count, other) => count + wiring.sources.get(other)!.filter((port) => port?.from === id).length, 0);
  const statements = new Set(complete.filter((id) => !isSource(id) && uses(id) !== 1));
  if (statements.size === 0) for (const id of complete) statements.add(id);
  const writer = new Writer(wiring, nameValues(circuit), statements);
  return [...statements].map((id) => (uses(id) > 0 ? `${writer.nameOf(id)} = ${writer.define(id)}` : writer.define(id))).join('; ');
}

class Writer {
  constructor(
    private readonly wiring: Wiring,
    private readonly names: ReadonlyMap<string, string>,
    private readonly statements: ReadonlySet<string>,
  ) {}

  nameOf = (id: string): string => this.names.get(id)!;

  define(id: string): string {
    return this.gate(id).text;
  }

  private use(id: string, least: Binding): string {
    const { text, binding } = this.isNamed(id) ? { text: this.nameOf(id), binding: bindings.value } : this.gate(id);
    return binding < least ? `(${text})` : text;
  }

  private gate(id: string): Written {
    return this.write(this.layer(id), this.notation(id), this.inputs(id));
  }

  /** Multiplying by a reciprocal is written as the division that it is. */
  private writeInfix(operator: Operator, a: string, b: string): Written {
    const { binding, left, right } = operators[operator];
    const isDivision = operator === '*' && this.notation(b).kind === 'reciprocal' && !this.isNamed(b) && this.gate(a).text !== '1';
    const [sign, divisor] = isDivision ? ['/', this.inputs(b)[0]] : [operator, b];
    return { text: `${this.use(a, left)} ${sign} ${this.use(divisor, right)}`, binding };
  }

  private layer = (id: string): Layer => this.wiring.known.get(id)!.layer;
  private notation = (id: string): Notation => gateNamed(this.layer(id).kind)!.notation;
  private inputs = (id: string): string[] => this.wiring.sources.get(id)!.map((port) => port!.from);

  /** Whether the value is written elsewhere, with its name. */
  private isNamed = (id: string): boolean => this.statements.has(id) && this.inputs(id).length > 0;

  private write(layer: Layer, notation: Notation, inputs: readonly string[]): Written {
    const [a, b] = inputs;
    switch (notation.kind) {
      case 'name':
        return { text: this.nameOf(layer.id), binding: bindings.value };
      case 'number':
        return writeNumber(valueOf(layer));
      case 'call':
        return { text: `${notation.name}(${inputs.map((id) => this.use(id, bindings.sum)).join(', ')})`, binding: bindings.value };
      case 'negation':
        // Without parentheses, the sign would become part of the number.
        return { text: `-${this.use(a, this.notation(a).kind === 'number' ? bindings.parenthesis : bindings.power)}`, binding: bindings.sign };
      case 'reciprocal':
        return { text: `1 / ${this.use(a, bindings.sign)}`, binding: bindings.product };
      case 'infix':
        return this.writeInfix(notation.operator, a, b);
    }
  }
}

const writeNumber = (value: number): Written => ({ text: String(value), binding: value < 0 || Object.is(value, -0) ? bindings.sign : bindings.value });

/** The number of a variable or constant. */
export const valueOf = ({ kind, fields }: Layer): number => numberIn(completeFields(gateNamed(kind)!, fields), SOURCE_VALUE);

/** A name for each gate that an expression can use and that no other one has; close to the name on its card. */
export function nameValues({ layers }: Network): Map<string, string> {
  const taken = new Set<string>();
  const claim = (wanted: string): string => {
    for (let number = 1; ; number++) {
      const name = number === 1 ? wanted : `${wanted}_${number}`;
      if (taken.has(name) || isFunction(name)) continue;
      taken.add(name);
      return name;
    }
  };
  // Variables first: it is their names that people choose.
  const ordered = layers.toSorted((a, b) => Number(b.kind === 'variable') - Number(a.kind === 'variable'));
  return new Map(ordered.map(({ id, name }) => [id, claim(usable(name))]));
}

function usable(name: string): string {
  const joined = name.trim().replace(/[^\p{L}\p{N}_]+/gu, '_');
  return isName(joined) ? joined : `_${joined}`;
}
