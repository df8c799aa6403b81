/** What cannot work about blocks: their ends, and what is wrong inside of an instance. */
import type { Fix } from '../../layers/definition';
import type { Text } from '../../tensor/text';
import type { Block, Network } from '../network';
import type { Problem, Wiring } from '../wiring';
import { blockOutput, endNamed } from './ends';

const addOutput: Fix = { kind: 'append', layer: blockOutput.kind, text: { en: 'Add a Block output', zh: '加一个模块输出' } };
const remove: Fix = { kind: 'remove', text: { en: 'Delete it', zh: '删去它' } };

/** Problems of the ends of a block, seen from inside. */
export function blockEndProblems({ layers }: Network, { known }: Wiring): Problem[] {
  const problems: Problem[] = [];
  const outputs = layers.filter(({ kind }) => kind === blockOutput.kind);
  if (outputs.length === 0) problems.push({ layer: '', text: { en: 'The block has no output. Add a Block output behind its last layer.', zh: '模块没有输出，请在最后一层后面加上“模块输出”。' }, fixes: [addOutput] });
  for (const { id } of outputs.slice(1)) problems.push({ layer: id, text: { en: 'A block has one output; this is a second one. Delete one of them.', zh: '一个模块只能有一个输出，这已是第二个，请删去一个。' }, fixes: [remove] });
  for (const { id, name } of layers) {
    const face = known.get(id)?.definition;
    if (face?.family !== 'data' && !face?.loss) continue;
    problems.push({ layer: id, text: { en: `"${name}" belongs to the data of the whole network and cannot be in a block. Delete it here.`, zh: `“${name}”与整个网络的数据相连，不能放在模块里，请在这里删去它。` }, fixes: [remove] });
  }
  return problems;
}

/** Ends of blocks that stand outside of one. */
export function strayEndProblems({ layers }: Network): Problem[] {
  return layers.filter(({ kind }) => endNamed(kind)).map(({ id, name }) => ({ layer: id, text: { en: `"${name}" is the end of a block and means nothing outside of one. Delete it.`, zh: `“${name}”是模块的端口，在模块之外没有意义，请删去它。` }, fixes: [remove] }));
}

/** More layers than this, with all blocks expanded, cannot be drawn by hand, only be written into a file. */
export const mostLayers = 20_000;

export const tooManyLayers = (count: number): Problem => ({
  layer: '',
  text: {
    en: `With its blocks expanded, this network would have ${count.toLocaleString('en')} layers; ${mostLayers.toLocaleString('en')} are the most. Use fewer blocks inside of blocks.`,
    zh: `把模块全部展开后，这个网络会有 ${count.toLocaleString('en')} 个层，最多只能有 ${mostLayers.toLocaleString('en')} 个。请减少模块的嵌套。`,
  },
});

/** A problem inside, said at the instance. A remedy that sets a field is offered where the field is a parameter of the block. */
export function innerProblem(instance: string, problem: Problem, { layers, parameters }: Block): Problem {
  const name = layers.find(({ id }) => id === problem.layer)?.name;
  const { en, zh } = problem.text;
  const text: Text = name === undefined ? problem.text : { en: `Inside, at "${name}": ${en}`, zh: `内部的“${name}”：${zh}` };
  const fixes = (problem.fixes ?? []).flatMap((fix): Fix[] => {
    if (fix.kind !== 'setField') return [];
    const parameter = parameters.find(({ bindings }) => bindings.some(({ layer, field }) => layer === (fix.owner ?? problem.layer) && field === fix.field));
    return parameter ? [{ kind: 'setField', field: parameter.id, value: fix.value, text: fix.text }] : [];
  });
  return { layer: instance, text, fixes };
}
