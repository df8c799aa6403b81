/**
 * All remedies of a problem: what the layer proposes, and what is found by trying changes of the layers around it.
 * Each one that is offered was tried, so carrying it out solves the problem.
 */
import { layerNamed } from '../layers';
import type { Field, FieldValues } from '../fields/definition';
import type { Fix, LayerDefinition, Surroundings } from '../layers/definition';
import { completeFields } from '../fields/fields';
import { disconnect } from '../layers/shared/shapes';
import type { Shape } from '../tensor/tensor';
import { looseOutputs, openInputs } from './apply-fix';
import type { LayerCheck, NetworkCheck } from './check';
import { canConnect } from './edit';
import { inferOrNothing } from './fit';
import type { Layer, Network } from './network';
import type { Problem } from './wiring';

interface Scene {
  readonly network: Network;
  readonly check: NetworkCheck;
  readonly surroundings: Surroundings;
  readonly problem: Problem;
}

/** A layer with what reaches it. */
interface Placed {
  readonly layer: Layer;
  readonly definition: LayerDefinition;
  readonly fields: FieldValues;
  readonly inputs: readonly Shape[];
}

/** So many layers back the cause of a wrong shape is looked for. */
const farthestBack = 6;

/** The most natural one first; removing the connection, if it is at fault, comes last. */
export function fixesOf(network: Network, check: NetworkCheck, problem: Problem, surroundings: Surroundings): readonly Fix[] {
  const scene = { network, check, surroundings, problem };
  const proposed = (problem.fixes ?? []).filter(({ kind }) => kind !== 'disconnect');
  const isAtFault = problem.connection !== undefined && proposed.every(({ kind }) => kind !== 'setField');
  return [...proposed, ...aroundWrongShape(scene), ...wiringFixes(scene), ...(isAtFault ? [disconnect] : [])];
}

function aroundWrongShape(scene: Scene): Fix[] {
  const { network, check, problem } = scene;
  const wrong = problem.expected && placed(check.layers.get(problem.layer));
  if (!wrong) return [];
  const ports = wrong.inputs.map((_, port) => waysBack(network, check, wrong.layer.id, port));
  return [...ports.flatMap((way, port) => settingThatFits(scene, wrong, port, way)), ...(wrong.inputs.length === 1 ? placesThatFit(scene, wrong, ports[0]) : [])];
}

function placed(check: LayerCheck | undefined): Placed | undefined {
  const definition = check && layerNamed(check.layer.kind);
  if (!definition || !check.inputShapes.every((shape) => shape !== undefined)) return undefined;
  return { layer: check.layer, definition, fields: completeFields(definition, check.layer.fields), inputs: check.inputShapes };
}

/** The layers that lead to a port in a row, the nearest first, as long as nothing else hangs on them. */
function waysBack({ connections }: Network, check: NetworkCheck, layer: string, port: number): readonly Placed[] {
  const way: Placed[] = [];
  let into = connections.find((each) => each.to === layer && each.port === port);
  while (into && way.length < farthestBack) {
    const { from } = into;
    const source = placed(check.layers.get(from));
    if (!source || source.definition.inputs.length > 1 || connections.filter((each) => each.from === from).length > 1) break;
    way.push(source);
    into = connections.find((each) => each.to === from);
  }
  return way;
}

/** One setting of a layer in front that makes this port fit, as a number of units that a later Add wants. */
function settingThatFits({ problem, surroundings }: Scene, wrong: Placed, port: number, way: readonly Placed[]): Fix[] {
  const expected = port === problem.port ? problem.expected : wrong.inputs[problem.port ?? 0];
  if (!Array.isArray(expected)) return [];
  const wanted = (expected as Shape).filter((size, axis) => size !== wrong.inputs[port][axis]);
  const fits = (owner: number, fields: FieldValues) => {
    const changed = way.slice(0, owner).reduceRight((shape, each) => shape && infer(each, [shape], surroundings), infer({ ...way[owner], fields }, way[owner].inputs, surroundings));
    return changed !== undefined && infer(wrong, wrong.inputs.with(port, changed), surroundings) !== undefined;
  };
  for (const [owner, { layer, definition, fields }] of way.entries()) {
    for (const [name, field] of Object.entries(definition.fields)) {
      const value = wanted.find((size) => isAllowed(field, size) && fits(owner, { ...fields, [name]: size }));
      if (value !== undefined) return [{ kind: 'setField', owner: layer.id, field: name, value, text: setText(field, layer, value) }];
    }
  }
  return [];
}

const infer = ({ definition, fields }: Placed, inputs: readonly Shape[], surroundings: Surroundings) => inferOrNothing(definition, inputs, fields, surroundings);

const isAllowed = (field: Field, size: number): boolean => field.kind === 'integer' && size >= field.least && size <= field.most;

const setText = ({ label }: Field, { name }: Layer, value: number): Fix['text'] => ({
  en: `Set ${label.en} of “${name}” to ${value}`,
  zh: `把“${name}”的${label.zh}改为 ${value}`,
});

/** Further in front, where the layer gets what it wants; or without the layer before it. */
function placesThatFit({ network, surroundings }: Scene, wrong: Placed, way: readonly Placed[]): Fix[] {
  const [source] = way;
  const accepts = (inputs: readonly Shape[]) => inputs.length === 1 && infer(wrong, inputs, surroundings) !== undefined;
  const target = way.find(({ inputs }) => accepts(inputs));
  if (!target) return [];
  const name = target.layer.name;
  const followers = network.connections.filter(({ from }) => from === wrong.layer.id).length;
  const move: Fix = { kind: 'moveBefore', target: target.layer.id, text: { en: `Move it before “${name}”`, zh: `移到“${name}”之前` } };
  const remove: Fix = { kind: 'remove', owner: source.layer.id, text: { en: `Delete “${source.layer.name}”`, zh: `删去“${source.layer.name}”` } };
  return [...(followers <= 1 ? [move] : []), ...(target === source ? [remove] : [])];
}

/** For open inputs and loose outputs: what they can be connected with, and deleting the layer. */
function wiringFixes({ network, problem }: Scene): Fix[] {
  const { layer: id, port, connection } = problem;
  const layer = network.layers.find((each) => each.id === id);
  if (!layer || connection !== undefined || problem.fixes) return [];
  const nameOf = (wanted: string) => network.layers.find((each) => each.id === wanted)?.name ?? wanted;
  const remove: Fix = { kind: 'remove', text: { en: `Delete “${layer.name}”`, zh: `删去“${layer.name}”` } };
  if (port !== undefined) {
    const source = looseOutputs(network).findLast((from) => canConnect(network, from, id));
    if (source === undefined) return [remove];
    return [{ kind: 'connect', from: source, to: id, port, text: { en: `Connect “${nameOf(source)}” to it`, zh: `把“${nameOf(source)}”连过来` } }, remove];
  }
  const target = openInputs(network).find((open) => canConnect(network, id, open.layer));
  if (!target) return [remove];
  return [{ kind: 'connect', from: id, to: target.layer, port: target.port, text: { en: `Connect it to “${nameOf(target.layer)}”`, zh: `连到“${nameOf(target.layer)}”` } }, remove];
}
