/** Every verb the page may ask of main: what it takes, what it answers, and how large it may be. */
import * as v from 'valibot';
import { optimizerNames } from '@core/optimizers';
import { surfaceNames } from '@core/surfaces';
import { clipboardVerbs, type ChosenFile, type DescentSettings, type DocumentDescription, type FileReference, type OpenedFile, type SaveAnswer, type Session, type Settings } from './bridge';
import { bytesSchema } from './bytes-schema';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

const finite = v.pipe(v.number(), v.finite());
const descentSchema = v.strictObject({
  surface: v.picklist(surfaceNames),
  start: v.strictObject({ x: finite, y: finite }),
  racers: v.pipe(v.array(v.strictObject({ optimizer: v.picklist(optimizerNames), learningRate: finite, hyperparameters: v.record(v.string(), finite) })), v.maxLength(6)),
  steps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  noise: v.pipe(finite, v.minValue(0)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
}) satisfies v.GenericSchema<unknown, DescentSettings>;

export const settingsSchema = v.strictObject({
  language: v.picklist(['en', 'zh', 'system']),
  theme: v.picklist(['system', 'light', 'dark']),
  minimap: v.optional(v.boolean()),
  descent: v.optional(descentSchema),
  views: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))), v.maxLength(8), v.readonly())),
  recentCommands: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(20), v.readonly())),
}) satisfies v.GenericSchema<unknown, Settings>;

const baseName = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const chosenFiles = v.array(v.strictObject({ name: baseName, bytes: bytesSchema })) satisfies v.GenericSchema<unknown, ChosenFile[]>;

const fileId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const fileReference = v.strictObject({ id: fileId, name: baseName }) satisfies v.GenericSchema<unknown, FileReference>;
const openedFile = v.strictObject({ id: fileId, name: baseName, bytes: bytesSchema }) satisfies v.GenericSchema<unknown, OpenedFile>;
const session = v.strictObject({
  recovery: v.nullable(v.string()),
  isRestored: v.boolean(),
  file: v.nullable(fileReference),
  waiting: v.nullable(fileReference),
}) satisfies v.GenericSchema<unknown, Session>;
const title = v.pipe(v.string(), v.maxLength(300));
const description = v.strictObject({ title, isModified: v.boolean(), file: v.nullable(fileId) }) satisfies v.GenericSchema<unknown, DocumentDescription>;
const saveAnswer = v.picklist(['save', 'discard', 'cancel']) satisfies v.GenericSchema<unknown, SaveAnswer>;

/** No argument, or no answer. */
const nothing = v.null();

/** `maxBytes` bounds what the page may send; it is checked before the schema looks at it. */
interface Channel<Input extends v.GenericSchema, Output extends v.GenericSchema> {
  readonly input: Input;
  readonly output: Output;
  readonly maxBytes: number;
}

const channel = <Input extends v.GenericSchema, Output extends v.GenericSchema>(
  input: Input,
  output: Output,
  maxBytes: number,
): Channel<Input, Output> => ({ input, output, maxBytes });

export const channels = {
  loadSettings: channel(nothing, settingsSchema, kilobyte),
  saveSettings: channel(settingsSchema, nothing, 4 * kilobyte),
  loadSession: channel(nothing, session, kilobyte),
  keepRecovery: channel(v.strictObject({ json: v.nullable(v.string()) }), nothing, 64 * megabyte),
  chooseFile: channel(nothing, v.nullable(fileReference), kilobyte),
  readFile: channel(v.strictObject({ id: fileId }), openedFile, kilobyte),
  saveProject: channel(v.strictObject({ file: v.nullable(fileId), suggestedName: baseName, bytes: bytesSchema }), v.nullable(fileReference), 260 * megabyte),
  recentFiles: channel(nothing, v.array(fileReference), kilobyte),
  describeDocument: channel(description, nothing, 2 * kilobyte),
  askToSave: channel(v.strictObject({ title }), saveAnswer, kilobyte),
  closeWindow: channel(nothing, nothing, kilobyte),
  /** Said by the preload script only, which sees real drops; the page cannot make one up. */
  openDropped: channel(v.strictObject({ path: v.pipe(v.string(), v.maxLength(4096)) }), nothing, 16 * kilobyte),
  saveModel: channel(v.strictObject({ suggestedName: baseName, bytes: bytesSchema }), v.nullable(baseName), 256 * megabyte),
  useClipboard: channel(v.picklist(clipboardVerbs), nothing, kilobyte),
  openImages: channel(nothing, chosenFiles, kilobyte),
  connectEngine: channel(nothing, nothing, kilobyte),
};

export type ChannelName = keyof typeof channels;
export type ChannelInput<Name extends ChannelName> = v.InferOutput<(typeof channels)[Name]['input']>;
export type ChannelOutput<Name extends ChannelName> = v.InferOutput<(typeof channels)[Name]['output']>;

/** What crosses back: an answer, or a sentence for the person. */
export type Reply<Name extends ChannelName> = { readonly answer: ChannelOutput<Name> } | { readonly refusal: string };
