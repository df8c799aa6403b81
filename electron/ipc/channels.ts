/** Every verb the page may ask of main: what it takes, what it answers, and how large it may be. */
import * as v from 'valibot';
import type { ChosenFile, Settings } from './bridge';
import { bytesSchema } from './bytes-schema';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

export const settingsSchema = v.strictObject({
  language: v.picklist(['en', 'zh', 'system']),
  theme: v.picklist(['system', 'light', 'dark']),
}) satisfies v.GenericSchema<unknown, Settings>;

const baseName = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const chosenFiles = v.array(v.strictObject({ name: baseName, bytes: bytesSchema })) satisfies v.GenericSchema<unknown, ChosenFile[]>;
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
  saveSettings: channel(settingsSchema, nothing, kilobyte),
  loadDocument: channel(nothing, v.nullable(v.string()), kilobyte),
  saveDocument: channel(v.strictObject({ json: v.string() }), nothing, 64 * megabyte),
  saveModel: channel(v.strictObject({ suggestedName: baseName, bytes: bytesSchema }), v.nullable(baseName), 256 * megabyte),
  openImages: channel(nothing, chosenFiles, kilobyte),
  connectEngine: channel(nothing, nothing, kilobyte),
};

export type ChannelName = keyof typeof channels;
export type ChannelInput<Name extends ChannelName> = v.InferOutput<(typeof channels)[Name]['input']>;
export type ChannelOutput<Name extends ChannelName> = v.InferOutput<(typeof channels)[Name]['output']>;

/** What crosses back: an answer, or a sentence for the person. */
export type Reply<Name extends ChannelName> = { readonly answer: ChannelOutput<Name> } | { readonly refusal: string };
