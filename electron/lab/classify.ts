import { classify } from '@core/training/classify';
import { readModelCard } from '@core/training/model-file';
import type { Pixels } from '@core/training/preprocess';
import { resizeModel } from '@core/training/resize-model';
import { ModelSession } from '../runtime/session';
import { readArguments, textOption } from './arguments';
import { appVersion, readBytes } from './files';
import { decodePicture } from './pictures';

interface Result {
  readonly file: string;
  readonly top: readonly { readonly label: string; readonly probability: number }[];
  readonly milliseconds: number;
}

const shown = 3;

/** `lab classify --model model.onnx FILE… [--json]` */
export async function classifyCommand(given: readonly string[]): Promise<void> {
  const read = readArguments(given, { model: { type: 'string' }, json: { type: 'boolean' } });
  const modelFile = textOption(read, 'model');
  if (modelFile === undefined) throw new Error('Say which model to use: lab classify --model model.onnx FILE….');
  if (read.positionals.length === 0) throw new Error('Name at least one image file to classify.');
  const classifyOne = await openClassifier(modelFile);
  const results: Result[] = [];
  for (const file of read.positionals) results.push({ file, ...(await classifyOne(await decodePicture(file))) });
  process.stdout.write(`${read.values.json ? JSON.stringify(results) : results.map(describe).join('\n')}\n`);
}

async function openClassifier(modelFile: string): Promise<(picture: Pixels) => Promise<Omit<Result, 'file'>>> {
  const bytes = readBytes(modelFile, 2 ** 29);
  const card = readModelCard(modelFile, bytes);
  const model = await ModelSession.open(bytes);
  const resize = await ModelSession.open(resizeModel(appVersion()));
  return async (picture) => {
    let milliseconds = 0;
    const timed = async (feeds: Parameters<ModelSession['run']>[0]) => {
      const before = performance.now();
      const outputs = await model.run(feeds);
      milliseconds = performance.now() - before;
      return outputs;
    };
    const { top } = await classify(card, picture, timed, (feeds) => resize.run(feeds));
    return { top: top.slice(0, shown), milliseconds };
  };
}

const describe = ({ file, top, milliseconds }: Result): string =>
  `${file}: ${top.map(({ label, probability }) => `${label} ${(100 * probability).toFixed(1)} %`).join(', ')} (${milliseconds.toFixed(1)} ms)`;
