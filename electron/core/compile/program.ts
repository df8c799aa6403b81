/** The text of a step function while it is being written. */
import { makeStepFunction, type StepFunction } from './make-function';
import type { DType } from '../tensor/tensor';

/**
 * The text is divided into sections by time. Even sections run once per step; odd ones are loops over the examples of
 * the batch, in which `n` counts them and `row` is their place in the dataset.
 */
export class Program {
  private readonly sections: string[][] = [];
  private readonly names = new Map<unknown, string>();
  private count = 0;

  constructor(private readonly batchSize: number) {}

  /** A name that is not used yet. */
  fresh(): string {
    return `v${this.count++}`;
  }

  /** The name under which the function knows an array or function from outside. */
  capture(object: object): string {
    const name = this.names.get(object) ?? `c${this.names.size}`;
    this.names.set(object, name);
    return name;
  }

  /** Adds a line at the end of a section; earlier sections may still grow. */
  add(time: number, line: string): void {
    while (this.sections.length <= time) this.sections.push([]);
    this.sections[time].push(line);
  }

  /** A constant with that value, in the section of that time. */
  constant(time: number, expression: string): string {
    const name = this.fresh();
    this.add(time, `const ${name} = ${expression};`);
    return name;
  }

  /** The expression as it would be read back after being stored with that dtype. */
  stored(dtype: DType, expression: string): string {
    switch (dtype) {
      case 'float32':
        return `${this.capture(Math.fround)}(${expression})`;
      case 'int32':
        return `(${expression}) | 0`;
      case 'uint8':
      case 'bool':
        return `(${expression}) & 255`;
      case 'float64':
      case 'int64':
        return expression;
    }
  }

  /** The text of the function's body. */
  get body(): string {
    const { batchSize } = this;
    const head = `for (let n = 0; n < ${batchSize}; n++) {`;
    const row = `const row = indices[k * ${batchSize} + n];`;
    const loop = (lines: readonly string[]): string => [head, ...(lines.some((line) => /\brow\b/.test(line)) ? [row] : []), ...lines, '}'].join('\n');
    const parts = this.sections.map((lines, time) => (time % 2 === 0 || lines.length === 0 ? lines.join('\n') : loop(lines)));
    return parts.join('\n');
  }

  compile(): StepFunction {
    return makeStepFunction(this.body, new Map([...this.names].map(([object, name]) => [name, object])));
  }
}
