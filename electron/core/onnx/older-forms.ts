/**
 * What operators meant in older operator sets. Attributes that became inputs (axes, split, ratio) need no rule:
 * the IR has them as attributes under the same names.
 */
import type { Value } from '../graph/graph';
import { numberAttribute } from '../ops/shared/attributes';
import type { FileNode } from './file-node';
import type { OtherForm } from './other-forms';

/** Until set 13, everything from `axis` (default 1) on was one axis. */
function flatSoftmax({ build, op, attributes, input }: FileNode): readonly Value[] {
  const x = input(0);
  const rows = build.flatten(x, { axis: numberAttribute(attributes, 'axis', 1) });
  const [result] = build.emit(op, [rows], { axis: 1 });
  return [build.reshape(result, { shape: x.type.shape, allowzero: 1 })];
}

/** Until set 21, scale and bias had one element per group instead of one per channel. */
function perGroup({ build, attributes, input }: FileNode): readonly Value[] {
  const [, channels] = input(0).type.shape;
  const groups = numberAttribute(attributes, 'num_groups');
  const perChannel = (value: Value) => build.reshape(build.expand(build.reshape(value, { shape: [groups, 1] }), { shape: [groups, channels / groups] }), { shape: [channels] });
  return [build.groupNormalization(input(0), perChannel(input(1)), perChannel(input(2)), attributes)];
}

export const olderForms: Readonly<Record<string, OtherForm>> = {
  Softmax: { before: 13, read: flatSoftmax },
  LogSoftmax: { before: 13, read: flatSoftmax },
  GroupNormalization: { before: 21, read: perGroup },
};
