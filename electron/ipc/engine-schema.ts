/** Checks for both ends of the engine port: the engine checks what the page says, the page what the engine says. */
import * as v from 'valibot';
import { bytesSchema } from './bytes-schema';
import type { EngineMessage, EngineRequestName, EngineRequests, PageMessage, RunFrame } from './engine-protocol';
import { evidenceSchema, placeFields } from './evidence-schema';
import { firstIssue } from './issues';
import { learnedSchema, pointsSchema, positionSchema, tensorSchema, tensorsSchema } from './learned-schema';
import { idSchema, networkSchema, seedSchema, trainingSettingsSchema } from './network-schema';
import { checkPayload, limits } from './payload';

/** A decoded picture of 64 megapixels is the largest thing that crosses. */
const largestMessage = 256 * 1024 * 1024 + 4096;

/** Asked for at once. */
const mostExamples = 10_000;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const nothing = v.null();
const sentence = v.pipe(v.string(), v.maxLength(10_000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const side = v.pipe(whole, v.minValue(1), v.maxValue(16_384));
const pictureSchema = v.pipe(
  v.strictObject({ width: side, height: side, pixels: bytesSchema }),
  v.check(({ width, height, pixels }) => pixels.length === 4 * width * height, 'A picture has 4 bytes per pixel'),
);
const modelSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('canvas') }),
  v.strictObject({ kind: v.literal('shipped'), name: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)) }),
]);
const splitSchema = v.picklist(['train', 'validation', 'test']);
const countSchema = v.pipe(whole, v.minValue(1), v.maxValue(mostExamples));
const numbersSchema = v.custom<Float32Array>((data) => data instanceof Float32Array);
const settings = v.strictObject({ settings: trainingSettingsSchema });

/** Bodies of the requests. */
const requestSchemas = {
  setNetwork: v.strictObject({ network: networkSchema, seed: seedSchema }),
  takeWeights: v.strictObject({ network: networkSchema }),
  layerTensors: v.strictObject({ network: networkSchema, layer: idSchema }),
  presentWeights: nothing,
  examples: v.strictObject({ network: networkSchema, split: splitSchema, start: whole, count: countSchema }),
  answers: v.strictObject({ split: splitSchema, count: countSchema }),
  loadWeights: v.strictObject({ network: networkSchema, settings: trainingSettingsSchema, learned: v.nullable(learnedSchema) }),
  train: settings,
  pause: nothing,
  step: settings,
  reset: settings,
  confusionMatrix: nothing,
  goBack: settings,
  numericEvidence: nothing,
  rewind: nothing,
  exportModel: nothing,
  verifyModel: v.strictObject({ bytes: bytesSchema, examples: v.pipe(whole, v.minValue(1), v.maxValue(10_000)) }),
  classify: v.strictObject({ model: modelSchema, picture: pictureSchema }),
  shippedModels: nothing,
} satisfies { [Name in EngineRequestName]: v.GenericSchema<unknown, EngineRequests[Name]['request']> };

const classificationSchema = v.strictObject({
  top: v.array(v.strictObject({ label: name, probability: v.number() })),
  milliseconds: v.number(),
  seen: v.strictObject({ shape: v.array(whole), pixels: bytesSchema }),
});
const shippedModelSchema = v.strictObject({ name, labels: v.array(name), testAccuracy: v.number() });

/** Bodies of the answers. */
const answerSchemas = {
  setNetwork: v.strictObject({ keptLayers: v.array(name) }),
  takeWeights: v.strictObject({ learned: v.nullable(learnedSchema) }),
  layerTensors: v.strictObject({ tensors: tensorsSchema }),
  presentWeights: v.strictObject({ weights: tensorsSchema, step: whole }),
  examples: v.strictObject({ features: tensorSchema, labels: v.optional(bytesSchema), targets: v.optional(numbersSchema), count: whole }),
  answers: v.strictObject({ step: whole, count: whole, width: whole, scores: numbersSchema, predictions: numbersSchema, labels: v.optional(bytesSchema), targets: v.optional(numbersSchema) }),
  loadWeights: v.strictObject({ keptLayers: v.array(name) }),
  train: nothing,
  pause: nothing,
  step: nothing,
  reset: nothing,
  confusionMatrix: v.nullable(v.strictObject({ step: whole, labels: v.array(name), counts: v.array(v.array(whole)) })),
  goBack: nothing,
  numericEvidence: v.strictObject({ evidence: v.nullable(evidenceSchema) }),
  rewind: nothing,
  exportModel: v.strictObject({ bytes: bytesSchema }),
  verifyModel: v.strictObject({ examples: whole, largestDifference: v.number() }),
  classify: classificationSchema,
  shippedModels: v.strictObject({ models: v.array(shippedModelSchema) }),
} satisfies { [Name in EngineRequestName]: v.GenericSchema<unknown, EngineRequests[Name]['answer']> };

/** Of exploding gradients it may be infinite or no number at all. */
const norm = v.union([v.number(), v.nan()]);

const statisticsSchema = v.strictObject({
  layer: name,
  gradientNorm: norm,
  activation: v.optional(v.strictObject({ mean: norm, deviation: norm, deadShare: v.optional(norm), saturatedShare: v.optional(norm) })),
  parameters: v.optional(v.strictObject({ gradientNorm: norm, weightNorm: norm, updateNorm: norm })),
});

const failureSchema = v.strictObject({
  sentence,
  numeric: v.optional(
    v.strictObject({
      step: whole,
      place: v.optional(v.strictObject(placeFields)),
    }),
  ),
});

const frameSchema = v.strictObject({
  state: v.picklist(['idle', 'preparing', 'running', 'paused', 'finished', 'failed']),
  executor: v.nullable(v.picklist(['interpret', 'compiled', 'onnx'])),
  position: positionSchema,
  imagesPerSecond: v.number(),
  secondsLeft: v.nullable(v.number()),
  statistics: v.array(statisticsSchema),
  statisticsStep: whole,
  learningRate: v.optional(v.number()),
  bestStep: v.optional(whole),
  failure: v.optional(failureSchema),
}) satisfies v.GenericSchema<unknown, RunFrame>;

const pageEnvelope = v.variant('kind', [
  v.strictObject({ kind: v.literal('credit') }),
  v.strictObject({ kind: v.literal('request'), id: whole, name: v.picklist(Object.keys(requestSchemas) as EngineRequestName[]), body: v.unknown() }),
]);

const engineEnvelope = v.variant('kind', [
  v.strictObject({ kind: v.literal('answer'), id: whole, body: v.unknown() }),
  v.strictObject({ kind: v.literal('refusal'), id: whole, sentence }),
  v.strictObject({ kind: v.literal('frame'), frame: frameSchema, points: pointsSchema }),
  v.strictObject({ kind: v.literal('restarted') }),
  v.strictObject({ kind: v.literal('ready'), resumed: v.nullable(positionSchema) }),
]);

/** A message whose id can be answered even though its body is wrong. */
export class WrongRequest extends Error {
  constructor(
    readonly id: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

/**
 * What the page said.
 * @throws WrongRequest if only the body is wrong, another error if the message cannot be answered.
 */
export function parsePageMessage(data: unknown): PageMessage {
  checkPayload(data, limits(largestMessage));
  const message = v.parse(pageEnvelope, data);
  if (message.kind === 'credit') return message;
  const body = v.safeParse(requestSchemas[message.name], message.body);
  if (!body.success) throw new WrongRequest(message.id, `"${message.name}" was asked with wrong data: ${firstIssue(body.issues)}`);
  return { ...message, body: body.output } as PageMessage;
}

/**
 * What the engine said; the body of an answer is checked by `parseAnswer`, once its request is known.
 * @throws if it is none of the messages of the protocol.
 */
export function parseEngineMessage(data: unknown): EngineMessage {
  checkPayload(data, limits(largestMessage));
  return v.parse(engineEnvelope, data) as EngineMessage;
}

/** @throws if the body is not an answer to that request. */
export function parseAnswer<Name extends EngineRequestName>(request: Name, body: unknown): EngineRequests[Name]['answer'] {
  return v.parse(answerSchemas[request], body) as EngineRequests[Name]['answer'];
}
