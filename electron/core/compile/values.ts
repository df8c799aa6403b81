/** Where the elements of each value stand in generated code: in constants of the function, in an array, or in both. */
import type { Value } from '../graph/graph';
import { allocate, elementCount, type TensorData } from '../tensor/tensor';
import type { Program } from './program';
import { exampleSize, type Schedule } from './schedule';

/** Elements in an array: element i is `array[base + i]`. */
export interface Place {
  readonly array: string;
  /** Expression of the first element's position; empty for 0. */
  readonly base: string;
}

export const elementAt = ({ array, base }: Place, index: string | number): string => `${array}[${base ? `${base} + ` : ''}${index}]`;

interface StoredArray {
  readonly data: TensorData;
  /** `entry`: one example at a time. */
  readonly holds: 'everything' | 'entry';
  readonly row: 'n' | 'row';
}

/** From the index of an element to the expression that reads it. */
export type Reader = (index: string | number) => string;

interface Known {
  /** Names of all elements, or of those of the present example, by the section in which they are known. */
  readonly scalars: Map<number, readonly string[]>;
  array?: StoredArray;
  /** Present for a value that is made where it is read. */
  reader?: Reader;
}

export class Values {
  private readonly known = new Map<Value, Known>();

  constructor(
    private readonly program: Program,
    private readonly schedule: Schedule,
    /** Whether straight-line code will read the elements of a value. */
    readonly isWantedAsNames: (value: Value) => boolean,
  ) {}

  /** How many elements of a value a node deals with at a time. */
  size({ type: { shape } }: Value, byExample: boolean): number {
    return byExample ? exampleSize(shape) : elementCount(shape);
  }

  /** Announces elements that are there from the beginning: `row` for the examples of a dataset. */
  provide(value: Value, data: TensorData, row: 'n' | 'row' = 'n'): void {
    this.of(value).array = { data, holds: 'everything', row };
    if (row === 'row' && this.schedule.isReadWhole(value)) this.gather(value);
  }

  /** Announces that these expressions are the elements, from now on in the section of that time. */
  define(value: Value, time: number, names: readonly string[]): void {
    this.of(value).scalars.set(time, names);
    if (this.schedule.outlivesLoop(value) && time % 2 === 1) this.store(value, time, names);
  }

  /** An array to be filled in the section of that time; a new one when left out. */
  defineArray(value: Value, time: number, existing?: TensorData): Place {
    const inLoop = this.schedule.isPerExample(value) && time % 2 === 1;
    const holds = inLoop && !this.schedule.outlivesLoop(value) ? 'entry' : 'everything';
    const data = existing ?? allocate(value.type.dtype, this.size(value, holds === 'entry'));
    this.of(value).array = { data, holds, row: 'n' };
    return this.array(value, inLoop, time);
  }

  /** Announces that each element is cheap to make wherever it is read, so that it needs no array unless somebody wants one. */
  defineReader(value: Value, reader: Reader): void {
    this.of(value).reader = reader;
  }

  /** How elements are read one by one: all of the value, or those of the present example. */
  reader(value: Value, byExample: boolean, time: number): Reader {
    const { reader, array } = this.of(value);
    if (reader && !array) return reader;
    const place = this.array(value, byExample, time);
    return (index) => elementAt(place, index);
  }

  /** Expressions of all elements, or of those of the present example, for use in the section of that time. */
  scalars(value: Value, byExample: boolean, time: number): readonly string[] {
    const section = this.sectionFor(value, byExample, time);
    const { scalars } = this.of(value);
    const ready = scalars.get(section);
    if (ready) return ready;
    const read = this.reader(value, byExample, time);
    const names = Array.from({ length: this.size(value, byExample) }, (_, i) => this.program.constant(section, read(i)));
    scalars.set(section, names);
    return names;
  }

  /** The expressions of all elements, if there are any yet. */
  knownScalars(value: Value, time: number): readonly string[] | undefined {
    return this.of(value).scalars.get(this.sectionFor(value, false, time));
  }

  /** The array with all elements, or with those of the present example. */
  array(value: Value, byExample: boolean, time: number): Place {
    const { data, holds, row } = this.of(value).array ?? this.stored(value, time);
    return { array: this.program.capture(data), base: byExample && holds === 'everything' ? `${row} * ${this.size(value, true)}` : '' };
  }

  /** The whole array, to be read or written from outside of the function. */
  data(value: Value, time: number): TensorData {
    this.array(value, false, time);
    return this.of(value).array!.data;
  }

  /** Elements of one example are known inside a loop only; all others wherever their value is. */
  private sectionFor(value: Value, byExample: boolean, time: number): number {
    return byExample || this.schedule.isPerExample(value) ? time : this.schedule.timeOf(value);
  }

  /** Puts a value into an array that so far is known by its elements only. */
  private stored(value: Value, time: number): StoredArray {
    const byExample = this.schedule.isPerExample(value);
    const section = this.sectionFor(value, byExample, time);
    const { reader } = this.of(value);
    if (reader) {
      const target = this.defineArray(value, section);
      this.program.add(section, `for (let i = 0; i < ${this.size(value, false)}; i++) ${elementAt(target, 'i')} = ${reader('i')};`);
    } else this.store(value, section, this.scalars(value, byExample, section));
    return this.of(value).array!;
  }

  private store(value: Value, time: number, names: readonly string[]): void {
    const place = this.defineArray(value, time);
    names.forEach((name, i) => this.program.add(time, `${elementAt(place, i)} = ${name};`));
  }

  /** Copies the examples of the batch from the dataset. */
  private gather(value: Value): void {
    const source = this.array(value, true, 1);
    const target = this.defineArray(value, 1);
    this.program.add(1, `for (let i = 0; i < ${this.size(value, true)}; i++) ${elementAt(target, 'i')} = ${elementAt(source, 'i')};`);
  }

  private of(value: Value): Known {
    const known = this.known.get(value) ?? { scalars: new Map<number, readonly string[]>() };
    this.known.set(value, known);
    return known;
  }
}
