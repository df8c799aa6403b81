/** What a document has learned, as it may come from a page or a file. */
import { optimizerNames } from '@core/optimizers';
import type { Tensor, TensorData } from '@core/tensor/tensor';
import * as v from 'valibot';
import type { Learned, LearnedRun, RunPoints, RunPosition } from './engine-protocol';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const finiteOrNothing = v.nullable(finite);

export const positionSchema = v.strictObject({
  step: whole,
  epoch: whole,
  stepsPerEpoch: whole,
  totalSteps: whole,
}) satisfies v.GenericSchema<unknown, RunPosition>;

/** Loss of each of several output layers, by layer id. */
const partsSchema = v.optional(v.record(v.pipe(v.string(), v.maxLength(200)), v.number()));
const evaluation = { step: whole, loss: v.number(), parts: partsSchema, examples: whole };

export const pointsSchema = v.strictObject({
  training: v.array(v.strictObject({ step: whole, loss: v.number(), parts: partsSchema, penalty: v.optional(v.number()), learningRate: v.optional(v.number()) })),
  validation: v.array(v.union([v.strictObject({ ...evaluation, accuracy: v.number() }), v.strictObject({ ...evaluation, meanAbsoluteError: v.number() })])),
}) satisfies v.GenericSchema<unknown, RunPoints>;

type ArrayType = new (length: number) => TensorData;
const arrayTypes: Readonly<Record<Tensor['dtype'], ArrayType>> = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  int64: Float64Array,
  uint8: Uint8Array,
  bool: Uint8Array,
};

const mostAxes = 8;
const product = (sizes: readonly number[]): number => sizes.reduce((count, size) => count * size, 1);

export const tensorSchema = v.pipe(
  v.strictObject({
    dtype: v.picklist(['float32', 'float64', 'int32', 'int64', 'uint8', 'bool']),
    shape: v.pipe(v.array(whole), v.maxLength(mostAxes)),
    data: v.custom<TensorData>((data) => ArrayBuffer.isView(data), 'Expected numbers'),
  }),
  v.check(({ dtype, shape, data }) => data instanceof arrayTypes[dtype] && data.length === product(shape), 'A tensor has as many elements as its shape says'),
) satisfies v.GenericSchema<unknown, Tensor>;

const tensorName = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
export const tensorsSchema = v.record(tensorName, tensorSchema);
const weightsSchema = v.record(tensorName, v.pipe(tensorSchema, v.check(({ dtype }) => dtype === 'float32', 'Weights are float32')));

/** A run without its tensors: what a project file holds as JSON. */
export const runFacts = {
  position: positionSchema,
  optimizer: v.picklist(optimizerNames),
  ages: v.record(tensorName, whole),
  progress: v.strictObject({
    step: whole,
    batches: whole,
    epoch: whole,
    offset: whole,
    gathering: v.strictObject({ batches: whole, examples: whole, loss: finite, parts: partsSchema, penalty: v.optional(finite), correct: v.optional(finite) }),
  }),
  seed: finite,
  validations: v.strictObject({
    plateau: v.strictObject({ factor: finite, best: finiteOrNothing, waited: whole }),
    best: finiteOrNothing,
    bestStep: whole,
    waited: whole,
  }),
  curve: pointsSchema,
};

const runSchema = v.strictObject({ ...runFacts, state: tensorsSchema, best: tensorsSchema }) satisfies v.GenericSchema<unknown, LearnedRun>;

export const learnedSchema = v.strictObject({ weights: weightsSchema, run: v.optional(runSchema) }) satisfies v.GenericSchema<unknown, Learned>;
