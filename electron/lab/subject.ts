/** What is trained, and on what: a drawn network, or a model file. */
import { datasetOf } from '@core/datasets';
import type { Dataset, DatasetChoice } from '@core/datasets/definition';
import { layers } from '@core/layers';
import { importedPlan } from '@core/network/imported';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { readModel } from '@core/onnx/read-model';
import type { Template } from '@core/templates/definition';
import { trainedOn } from '@core/onnx/decode-model';
import { textOption, type Given } from './arguments';
import { readBytes } from './files';
import { readStart } from './networks';

export interface Subject {
  readonly plan: NetworkPlan;
  readonly dataset: Dataset;
  readonly settings?: Template['settings'];
}

/**
 * By the name of a template, a project file or a model file.
 * @throws a sentence if it cannot be read, or does not fit the dataset or the options.
 */
export function readSubject(name: string, given: Given): Subject {
  if (name.endsWith('.onnx')) return readImported(name, given);
  if (textOption(given, 'freeze') !== undefined) throw new Error('--freeze names weights of a model file, so it goes with lab train model.onnx.');
  const { network, settings } = readStart(name);
  const wanted = textOption(given, 'dataset');
  const choice: DatasetChoice = wanted === undefined ? network : { dataset: wanted };
  return { plan: planNetwork(network, surroundingsOf(choice)), dataset: datasetOf(choice), settings };
}

function readImported(file: string, given: Given): Subject {
  const bytes = readBytes(file, 2 ** 28);
  const read = (batchSize: number) => readModel(bytes, { batchSize });
  const { name } = read(1);
  const before = trainedOn(file, bytes);
  const wanted = textOption(given, 'dataset') ?? before;
  if (wanted === undefined) throw new Error(`"${file}" does not say what it learned from, so say what to train it on: --dataset mnist.`);
  const dataset = datasetOf({ dataset: wanted });
  const freeze = freezing(textOption(given, 'freeze'));
  const output = 'labels' in dataset ? layers.softmax : layers.squaredError;
  const plan = importedPlan({ name, read, takesRawFeatures: before !== undefined }, { surroundings: surroundingsOf({ dataset: wanted }), isFrozen: freeze.isFrozen, output });
  freeze.requireUsed();
  return { plan, dataset };
}

/** Names with * for any letters, separated by commas. */
function freezing(patterns: string | undefined) {
  const seen: string[] = [];
  const matchers = (patterns?.split(',') ?? []).map((text) => ({ text, pattern: new RegExp(`^${text.split('*').map(escaped).join('.*')}$`) }));
  return {
    isFrozen: (name: string): boolean => {
      seen.push(name);
      return matchers.some(({ pattern }) => pattern.test(name));
    },
    requireUsed: (): void => {
      const unused = matchers.find(({ pattern }) => !seen.some((name) => pattern.test(name)));
      if (unused) throw new Error(`--freeze "${unused.text}" is the name of no weight; there are ${seen.join(', ')}.`);
    },
  };
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
