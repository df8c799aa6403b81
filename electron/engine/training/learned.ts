/** Between what the engine remembers and what a document takes with it. */
import type { Tensors } from '@core/network/build';
import type { Network } from '@core/network/network';
import { atStart } from '@core/training/course/batches';
import type { Checkpoint } from '@core/training/checkpoint';
import type { TrainingSettings } from '@core/training/settings';
import { beforeValidations } from '@core/training/validations';
import type { Learned, RunPosition } from '../../ipc/engine-protocol';
import type { Memory } from './memory';
import { planIfComplete, type Subject } from './subject';

/** To go on from; weights without a run are trained from the first step on. */
export function checkpointOf({ weights, run }: Learned, { optimizer, seed }: TrainingSettings): Checkpoint {
  if (!run) {
    const fresh = { progress: atStart, validations: beforeValidations, curve: { training: [], validation: [] } };
    return { parameters: weights, optimizer, seed, state: {}, ages: {}, best: {}, ...fresh };
  }
  const { position: _position, ...facts } = run;
  return { ...facts, parameters: weights };
}

/** What belongs to the network; layers that were deleted stay behind. Of a network that cannot be built yet, everything. */
export function learnedOf({ parameters, ...facts }: Checkpoint, network: Network, position: RunPosition): Learned {
  const subject = planIfComplete(network, facts.seed);
  const names = subject && new Set(subject.plan.parameters.map(({ name }) => name));
  const belongs = (name: string): boolean => names === null || names.has(name.split(':', 1)[0]);
  const only = (tensors: Tensors): Tensors => Object.fromEntries(Object.entries(tensors).flatMap(([name, tensor]) => (belongs(name) ? [[name, owned(tensor)]] : [])));
  const ages = Object.fromEntries(Object.entries(facts.ages).filter(([name]) => belongs(name)));
  return { weights: only(parameters), run: { ...facts, ages, state: only(facts.state), best: only(facts.best), position } };
}

/** By the name of the parameter: of a complete network its own tensors, otherwise what is remembered under the layer's id. */
export function tensorsOfLayer(layer: string, memory: Memory, subject: Subject | null): Tensors {
  const own = subject && { ...subject.plan, parameters: subject.plan.parameters.filter((parameter) => parameter.layer === layer) };
  const tensors = own ? memory.recall(own, subject.seed).parameters : (memory.checkpoint?.parameters ?? {});
  const prefix = `${layer}.`;
  return Object.fromEntries(Object.entries(tensors).flatMap(([name, tensor]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), owned(tensor)]] : [])));
}

export const ownedTensors = (tensors: Tensors): Tensors => Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, owned(tensor)]));

/** Sent as it is, a view would carry the whole buffer behind it. */
const owned = (tensor: Tensors[string]): Tensors[string] => (tensor.data.byteLength === tensor.data.buffer.byteLength ? tensor : { ...tensor, data: tensor.data.slice() });
