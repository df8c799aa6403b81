/** From an expression to a circuit: each name becomes a variable, each number a constant, each operation a gate. */
import type { FieldValues } from '../fields/definition';
import { connect, initialFields, moveLayers } from '../network/edit';
import type { Layer, Network } from '../network/network';
import type { Text } from '../tensor/text';
import { arrangeCircuit } from './arrange';
import type { Expression, Statement } from './expression';
import { gateNamed, type GateKind } from './gates';
import { SOURCE_VALUE } from './gates/shared/source';
import { parseExpression } from './parse';

export interface Drawing {
  /** In the language of the person who draws: gates are named by their titles. */
  readonly say: (text: Text) => string;
  /** Numbers that variables have already, by name; the expression may say others. */
  readonly values?: ReadonlyMap<string, number>;
}

/** Circuits are networks that no dataset is chosen for. */
export const emptyCircuit: Network = { name: '', dataset: 'none', layers: [], connections: [] };

/**
 * The circuit of an expression, arranged.
 * @throws ExpressionProblem if the text is no expression.
 */
export function circuitOf(text: string, drawing: Drawing): Network {
  const statements = parseExpression(text);
  const drawn = new Draft(statements, drawing).circuit;
  return moveLayers(drawn, arrangeCircuit(drawn));
}

class Draft {
  circuit = emptyCircuit;
  /** Ids of the gates that names stand for. */
  private readonly named = new Map<string, string>();
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(
    statements: readonly Statement[],
    private readonly drawing: Drawing,
  ) {
    this.numbers = new Map([...(drawing.values ?? []), ...statements.flatMap(givenNumber)]);
    for (const statement of statements) this.draw(statement);
  }

  private draw({ name, expression }: Statement): void {
    if (name === undefined) this.place(expression);
    else if (expression.kind === 'number') this.variable(name);
    else {
      const id = this.place(expression);
      this.named.set(name, id);
      if (expression.kind === 'gate') this.rename(id, name);
    }
  }

  /** Id of the gate that the expression ends in. */
  private place(expression: Expression): string {
    if (expression.kind === 'name') return this.named.get(expression.name) ?? this.variable(expression.name);
    if (expression.kind === 'number') return this.add('constant', undefined, { [SOURCE_VALUE]: expression.value });
    const inputs = expression.inputs.map((input) => this.place(input));
    const id = this.add(expression.gate);
    inputs.forEach((from, port) => (this.circuit = connect(this.circuit, from, id, port)));
    return id;
  }

  private variable(name: string): string {
    const known = this.named.get(name);
    if (known !== undefined) return known;
    const value = this.numbers.get(name);
    const id = this.add('variable', name, value === undefined ? {} : { [SOURCE_VALUE]: value });
    this.named.set(name, id);
    return id;
  }

  private add(kind: GateKind, name?: string, fields: FieldValues = {}): string {
    const definition = gateNamed(kind)!;
    const number = this.circuit.layers.filter((gate) => gate.kind === kind).length + 1;
    const title = this.drawing.say(definition.title);
    const gate: Layer = {
      id: `${kind}${number}`,
      kind,
      name: name ?? (number === 1 ? title : `${title} ${number}`),
      fields: { ...initialFields(definition), ...fields },
      position: { x: 0, y: 0 },
    };
    this.circuit = { ...this.circuit, layers: [...this.circuit.layers, gate] };
    return gate.id;
  }

  private rename(id: string, name: string): void {
    this.circuit = { ...this.circuit, layers: this.circuit.layers.map((gate) => (gate.id === id ? { ...gate, name } : gate)) };
  }
}

const givenNumber = ({ name, expression }: Statement): (readonly [string, number])[] =>
  name !== undefined && expression.kind === 'number' ? [[name, expression.value]] : [];

/** A name that no variable of the circuit has: x, y, z, then other letters, then x1 … */
export function freshVariableName({ layers }: Network): string {
  const taken = new Set(layers.map(({ name }) => name));
  for (let round = 0; ; round++) {
    for (const letter of 'xyzabcdpqrstuvw') {
      const name = round === 0 ? letter : `${letter}${round}`;
      if (!taken.has(name)) return name;
    }
  }
}
