/**
 * Where the channels of an example lie, for all layers that treat each channel by itself: along the first axis of an
 * image [channels, height, width]; the channels of a sequence [length, features] are its features, those of a flat list
 * its numbers.
 */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../../ops/builder';
import type { Shape } from '../../tensor/tensor';

/** The axis of an example, which has no batch axis. */
export const channelAxis = (example: Shape): number => (example.length === 2 ? 1 : 0);

export const channelsOf = (example: Shape): number => example[channelAxis(example)];

/** The shape in which one number per channel meets an example. */
export const perChannel = (example: Shape): Shape => example.map((size, axis) => (axis === channelAxis(example) ? size : 1));

const exchanged = { perm: [0, 2, 1] };

/** Applies an op that has the channels on axis 1, as ONNX's have, to a batch of examples; sequences are turned for it and turned back. */
export function withChannelsFirst(build: OpBuilder, x: Value, apply: (x: Value) => Value): Value {
  const [, ...example] = x.type.shape;
  return channelAxis(example) === 0 ? apply(x) : build.transpose(apply(build.transpose(x, exchanged)), exchanged);
}
