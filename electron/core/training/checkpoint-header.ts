/** The header of a checkpoint, and the check that a parsed one is whole: it may come from a damaged file. */
import { optimizerNames } from '../optimizers';
import type { DType, Shape } from '../tensor/tensor';
import type { Checkpoint } from './checkpoint';

export const tensorGroups = ['parameters', 'state', 'best'] as const;
export type TensorGroup = (typeof tensorGroups)[number];

export interface StoredTensor {
  readonly name: string;
  readonly group: TensorGroup;
  readonly dtype: DType;
  readonly shape: Shape;
}

export interface Header extends Omit<Checkpoint, TensorGroup> {
  readonly tensors: readonly StoredTensor[];
}

type Check = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber: Check = (value) => Number.isFinite(value);
const isWhole: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isOneOf = (...options: readonly string[]): Check => (value) => typeof value === 'string' && options.includes(value);
const isListOf = (isElement: Check): Check => (value) => Array.isArray(value) && value.every(isElement);
const isOptional = (isGiven: Check): Check => (value) => value === undefined || isGiven(value);
const isNumberOrNothing: Check = (value) => value === null || isNumber(value);
const isMapOf = (isElement: Check): Check => (value) => isRecord(value) && Object.values(value).every(isElement);
/** Has all these entries, and no others. */
const isWith = (entries: Readonly<Record<string, Check>>): Check => (value) =>
  isRecord(value) && Object.keys(value).every((name) => Object.hasOwn(entries, name)) && Object.entries(entries).every(([name, check]) => check(value[name]));

const isStoredTensor = isWith({
  name: (value) => typeof value === 'string',
  group: isOneOf(...tensorGroups),
  dtype: isOneOf('float32', 'float64', 'int32', 'int64', 'uint8', 'bool'),
  shape: isListOf(isWhole),
});

const parts = isOptional(isMapOf(isNumber));
const gathering = isWith({ batches: isWhole, examples: isWhole, loss: isNumber, parts, penalty: isOptional(isNumber), correct: isOptional(isNumber) });
const plateau = isWith({ factor: isNumber, best: isNumberOrNothing, waited: isWhole });
const trainingPoint = isWith({ step: isWhole, loss: isNumber, parts, penalty: isOptional(isNumber), learningRate: isOptional(isNumber) });
const validationPoint = isWith({ step: isWhole, loss: isNumber, parts, examples: isWhole, accuracy: isOptional(isNumber), meanAbsoluteError: isOptional(isNumber) });

const hasHeaderForm = isWith({
  optimizer: isOneOf(...optimizerNames),
  ages: isMapOf(isWhole),
  progress: isWith({ step: isWhole, batches: isWhole, epoch: isWhole, offset: isWhole, gathering }),
  seed: isNumber,
  validations: isWith({ plateau, best: isNumberOrNothing, bestStep: isWhole, waited: isWhole }),
  curve: isWith({ training: isListOf(trainingPoint), validation: isListOf(validationPoint) }),
  tensors: isListOf(isStoredTensor),
} satisfies Record<keyof Header, Check>);

export const isHeader = (value: unknown): value is Header => hasHeaderForm(value);
