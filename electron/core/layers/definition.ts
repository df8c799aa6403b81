/** What a layer file declares. Palette, inspector, drawing, checking and saving all follow from it. */
import type { Field, FieldValue, FieldValues } from '../fields/definition';
import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { LossName } from '../losses';

/** One stroke or area of a tiny picture: SVG path data on a grid of 24 × 24. */
export interface Mark {
  readonly path: string;
  /** `faint` is for axes and other helps. */
  readonly look: 'line' | 'solid' | 'soft' | 'faint';
}

/** What a layer does, in marks or as the curve of its output over its input. */
export type Picture = 'curve' | readonly Mark[];

/** Groups the palette and decides the color of a layer everywhere. */
export type LayerFamily = 'data' | 'linear' | 'convolution' | 'activation' | 'shape' | 'normalization' | 'block' | 'output';

/** First values of a parameter. */
export type Initializer =
  | { readonly kind: 'constant'; readonly value: number }
  /** Uniform from -scale to scale; normal with the standard deviation `scale`. */
  | { readonly kind: 'uniform' | 'normal'; readonly scale: number }
  /** As large as the number of weights into and out of one unit asks for. */
  | { readonly kind: 'he' | 'glorot' | 'glorotNormal' | 'lecun'; readonly fanIn: number; readonly fanOut: number }
  /** Those of a file. */
  | { readonly kind: 'stored'; readonly values: ArrayLike<number> }
  /** Rows (or columns, whichever are fewer) of length 1 at right angles; axis 0 of the parameter counts its rows. */
  | { readonly kind: 'orthogonal' };

/** What is added to the loss for a parameter w: l1 Σ|w| + l2 Σw², both factors at least 0. */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/** A tensor that a layer keeps from step to step. Its name in a graph is `<layer id>.<name>`. */
export interface ParameterDefinition {
  readonly name: string;
  readonly shape: Shape;
  readonly initializer: Initializer;
  /**
   * `false` for running statistics: carried, saved and exported like a weight, but without gradient and optimizer
   * state. While training the layer says their next value itself, by `keep`.
   */
  readonly learned?: false;
  /** Present for weights, be its factors 0: biases and the parameters of a normalization are not charged. */
  readonly penalty?: Penalty;
}

export const isLearned = ({ learned }: ParameterDefinition): boolean => learned !== false;

/** One-click remedies that the canvas knows how to carry out. `layer` is a kind, `owner` the id of a layer: the one with the problem when left out. */
export type Fix = { readonly text: Text } & (
  | { readonly kind: 'insertBefore'; readonly layer: string; readonly fields: FieldValues; readonly port?: number }
  | { readonly kind: 'append' | 'prepend' | 'replace'; readonly layer: string }
  | { readonly kind: 'setField'; readonly field: string; readonly value: FieldValue; readonly owner?: string }
  | { readonly kind: 'connect'; readonly from: string; readonly to: string; readonly port: number }
  | { readonly kind: 'moveBefore'; readonly target: string }
  | { readonly kind: 'remove'; readonly owner?: string }
  | { readonly kind: 'disconnect' }
);

/** What a port (the first when left out) wanted: a shape, or the pattern of one. */
export interface Mismatch {
  readonly port?: number;
  readonly expected: Shape | Text;
}

/** A wiring mistake, said at the layer that cannot work. Thrown by `inferShape`. */
export class LayerProblem extends Error {
  readonly fixes: readonly Fix[];

  /** The most natural fix comes first. */
  constructor(
    readonly text: Text,
    fixes: Fix | readonly Fix[] = [],
    readonly mismatch?: Mismatch,
  ) {
    super(text.en);
    this.fixes = [fixes].flat();
  }
}

/** What one position of the output sees along each axis: so many neighbors, moved by `stride` from one position to the next. */
export interface Window {
  readonly size: number;
  readonly stride: number;
}

/** What a network is built for: facts about the dataset that layers ask for, which has either classes or numbers. */
export type Surroundings = Features & ({ readonly classCount: number } | { readonly targetCount: number });

interface Features {
  /** Shape of one example without the batch axis, e.g. [1, 28, 28]. */
  readonly exampleShape: Shape;
  /** Type of the stored features. */
  readonly features: 'uint8' | 'float32';
  /** Standardization of raw features: (x - mean) / deviation, in the units of the stored features. */
  readonly mean: number;
  readonly deviation: number;
}

export interface BuildContext {
  readonly build: OpBuilder;
  /** Values of the connected inputs, with the batch on axis 0; for an input layer the raw batch. */
  readonly inputs: readonly Value[];
  readonly fields: FieldValues;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly surroundings: Surroundings;
  readonly training?: LayerTraining;
}

/** What a layer gets while training, and only then. */
export interface LayerTraining {
  /** Steps done before this one, int64 scalar. */
  readonly step: Value;
  /** For layers that draw random numbers; another one for each layer. */
  readonly seed: number;
  /** Says the value that a tensor which is not learned has in the next step. */
  readonly keep: (name: string, next: Value) => void;
}

/** A layer in its place in a PyTorch script; everything is Python text. */
export interface TorchUse {
  /** The first input, and all of them; for an input layer the raw batch. */
  readonly x: string;
  readonly inputs: readonly string[];
  /** Of the inputs, without the batch axis. */
  readonly shapes: readonly Shape[];
  readonly fields: FieldValues;
  readonly surroundings: Surroundings;
  /** The module of the layer, if it has one. */
  readonly self: string;
  /** What an output layer should say: classes, numbers, or the standardized example. */
  readonly truth: string;
}

export interface TorchCode {
  /** What is made once, e.g. `nn.Linear(784, 128)`; absent where a function does. */
  readonly module?: string;
  /** The output; of an output layer what it says. */
  readonly forward: string;
  /** Names inside the module of parameters that PyTorch calls otherwise. */
  readonly names?: Readonly<Record<string, string>>;
  /** A class at the top of the script of which the module is made. */
  readonly helper?: string;
  /** Output layers only: the mean loss of the batch, without its weight. */
  readonly loss?: string;
}

/** Outputs of an activation function where its curve is flat: (almost) no gradient comes back through them. */
export interface FlatOutputs {
  /** A unit that says this for every example of a batch is dead: its weights do not move any more. */
  readonly dead?: number;
  /** At these bounds and beyond them a value is saturated: the slope is less than 5 % of the steepest one. */
  readonly saturated?: { readonly least: number; readonly most: number };
}

export interface LayerDefinition {
  readonly kind: string;
  readonly family: LayerFamily;
  readonly title: Text;
  /** One short line for the palette. */
  readonly summary: Text;
  /** Other words that people look for it by, in lower case. */
  readonly synonyms?: readonly string[];
  /** Comes with an opened model and is seldom placed by hand: the palette offers it where there is one already, or when it is looked for. */
  readonly isFromFiles?: true;
  /** Left out where that of the family does. */
  readonly picture?: Picture;
  /** TeX, with the same letters as in the course. */
  readonly formula: string;
  readonly inputs: readonly string[];
  readonly hasOutput: boolean;
  readonly fields: Readonly<Record<string, Field>>;
  /**
   * Shape of one output example from the shapes of the input examples, all without the batch axis.
   * @throws LayerProblem for each way the layer can be wired or set wrongly.
   */
  readonly inferShape: (inputs: readonly Shape[], fields: FieldValues, surroundings: Surroundings) => Shape;
  /** What keeps the network from being used with its dataset although every shape follows, as a sentence. */
  readonly obstacle?: (fields: FieldValues, surroundings: Surroundings) => Text | undefined;
  readonly parameters: (inputs: readonly Shape[], fields: FieldValues) => readonly ParameterDefinition[];
  readonly build: (context: BuildContext) => Value;
  /** How PyTorch says it; without it, a network with such a layer has no PyTorch script. */
  readonly torch?: (use: TorchUse) => TorchCode;
  /** Of layers whose output positions see more or other positions than their own; `size` is infinite if they see all. */
  readonly window?: (fields: FieldValues) => Window;
  /** Multiplications and additions of one forward pass for one example. */
  readonly flop: (inputs: readonly Shape[], fields: FieldValues) => number;
  /** Output layers only: the loss over their input. */
  readonly loss?: LossName;
  /** Of activation functions through which a gradient may get lost. */
  readonly flat?: FlatOutputs;
  readonly samples: readonly { readonly inputs: readonly Shape[]; readonly fields?: FieldValues }[];
}
