/** Pieces of PyTorch scripts that several layers share. */
import type { Shape } from '../../tensor/tensor';
import type { FieldValues } from '../../fields/definition';
import type { TorchCode, TorchUse } from '../definition';
import { channelAxis, channelsOf } from './channels';
import { numberIn } from '../../fields/fields';
import { slide } from './window-fields';

/** A module that is called with the input. */
export const calledModule = (module: string, { self, x }: TorchUse, names?: TorchCode['names']): TorchCode => ({ module, forward: `${self}(${x})`, ...(names && { names }) });

/** A function of the input. */
export const functionOf =
  (call: (x: string, fields: FieldValues) => string) =>
  ({ x, fields }: TorchUse): TorchCode => ({ forward: call(x, fields) });

const isSequence = (example: Shape): boolean => channelAxis(example) === 1;

/** A module that has the channels on axis 1, as PyTorch's have; sequences are turned for it and turned back. */
export function onChannels(module: string, use: TorchUse, names?: TorchCode['names']): TorchCode {
  const { self, x, shapes } = use;
  if (!isSequence(shapes[0])) return calledModule(module, use, names);
  return { module, forward: `${self}(${x}.transpose(1, 2)).transpose(1, 2)`, ...(names && { names }) };
}

/** The names of the parameters of a normalization. */
export const normalizationNames = { scale: 'weight', mean: 'running_mean', variance: 'running_var' } as const;

/** 1 for lists and sequences, 2 for images: the digit in the names of PyTorch's modules. */
export const dimensions = (example: Shape): number => (example.length === 3 ? 2 : 1);

/** Arguments of a Python call; what has its default is left out. */
export const argumentsOf = (given: readonly (string | number)[], named: Readonly<Record<string, number | string | undefined>>): string =>
  [...given, ...Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))].join(', ');

/** Unless it is that default. */
export const unless = (value: number, usual: number): number | undefined => (value === usual ? undefined : value);

interface Convolution {
  readonly kind: 'Conv1d' | 'Conv2d';
  readonly filters: number;
  readonly groups?: number;
}

/** A convolution; zeros that PyTorch would not add on both sides alike are added before it. */
export function convolution(use: TorchUse, { kind, filters, groups = 1 }: Convolution): { readonly module: string; readonly padded: (x: string) => string } {
  const { shapes: [example], fields } = use;
  const lengths = kind === 'Conv1d' ? example.slice(0, 1) : example.slice(1);
  const { pads } = slide(lengths, fields).attributes;
  const [before, after] = [pads.slice(0, lengths.length), pads.slice(lengths.length)];
  const isEven = before.every((zeros, axis) => zeros === after[axis]);
  const named = {
    stride: unless(numberIn(fields, 'stride'), 1),
    padding: isEven && before.some((zeros) => zeros > 0) ? paddingText(before) : undefined,
    dilation: unless(numberIn(fields, 'dilation'), 1),
    groups: unless(groups, 1),
  };
  const module = `nn.${kind}(${argumentsOf([channelsOf(example), filters, numberIn(fields, 'size')], named)})`;
  // The last axis comes first.
  const sides = before.map((zeros, axis) => `${zeros}, ${after[axis]}`).reverse().join(', ');
  return { module, padded: (x) => (isEven ? x : `F.pad(${x}, (${sides}))`) };
}

const paddingText = (before: readonly number[]): string | number => (new Set(before).size === 1 ? before[0] : `(${before.join(', ')})`);
