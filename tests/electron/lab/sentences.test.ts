import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { optimizerNames } from '@core/optimizers';
import { scheduleNames } from '@core/training/schedules';
import { templates } from '@core/templates';
import { beforeAll, describe, expect, it } from 'vitest';
import { classifyCommand } from '../../../electron/lab/classify';
import { inspectCommand } from '../../../electron/lab/inspect';
import { templatesCommand } from '../../../electron/lab/templates';
import { trainCommand } from '../../../electron/lab/train';
import { modelFile, tensorInput } from '../core/onnx/file';
import { outputOf, temporaryFolder } from './run-command';

const folder = temporaryFolder();
const file = (name: string) => path.join(folder, name);
const shipped = 'native-models/mnist-cnn/model.onnx';

beforeAll(() => {
  mkdirSync(file('folder'));
  writeFileSync(file('notes.txt'), 'not a model');
  writeFileSync(file('broken.png'), '\x89PNG and then nothing', 'latin1');
  writeFileSync(file('broken.json'), '{');
  writeFileSync(file('broken.onnx'), '{');
  writeFileSync(file('foreign.onnx'), modelFile({ graph: { input: [tensorInput('x', ['N', 2])] } }));
  writeFileSync(file('list.json'), '[]');
  writeFileSync(file('odd-id.json'), JSON.stringify({ ...templates[0].network, layers: templates[0].network.layers.map((layer) => ({ ...layer, id: `a.${layer.id}` })) }));
  writeFileSync(file('unfinished.json'), JSON.stringify({ network: { ...templates[0].network, connections: [] } }));
});

describe('lab train says what is wrong, before it trains', () => {
  it.each([
    [[], 'Say what to train: lab train <template|project.json|model.onnx>. "lab templates" lists the templates.'],
    [['a', 'b'], 'Say what to train'],
    [['mnist-rnn'], 'There is no template "mnist-rnn". Known: mnist-linear, spiral-linear, spiral-mlp, wave-mlp, gaussians-linear,'],
    [['mnist-mlp', '--dataset', 'cats'], 'There is no dataset "cats". Known: mnist,'],
    [['mnist-mlp', '--epochs', 'many'], '--epochs must be a whole number from 1 to 10000, got "many".'],
    [['mnist-mlp', '--epochs', '0'], '--epochs must be a whole number'],
    [['mnist-mlp', '--batch', '1.5'], '--batch must be a whole number from 1 to 4096, got "1.5".'],
    [['mnist-mlp', '--seed', ''], '--seed must be a whole number from 0 to 4294967295, got "".'],
    [['mnist-mlp', '--learning-rate', '-1'], "Option '--learning-rate' argument is missing or begins with a dash; write --option=value."],
    [['mnist-mlp', '--out', file('nowhere/model.onnx')], 'nowhere/model.onnx" cannot be written: there is no such folder.'],
    [['mnist-mlp', '--out', file('folder')], 'folder" cannot be written: it is a folder.'],
    [['mnist-mlp', '--out', file('notes.txt/model.onnx')], 'notes.txt/model.onnx" cannot be written: there is no such folder.'],
    [['mnist-mlp', '--learning-rate=-1'], '--learning-rate must be a number above 0, got "-1".'],
    [['mnist-mlp', '--optimizer', 'newton'], `--optimizer must be one of ${optimizerNames.join(', ')}, got "newton".`],
    [['mnist-mlp', '--schedule', 'lunar'], `--schedule must be one of ${scheduleNames.join(', ')}, got "lunar".`],
    [['mnist-mlp', '--executor', 'gpu'], '--executor must be one of auto, interpret, compiled, onnx, got "gpu".'],
    [['mnist-mlp', '--penalty', 'l3'], '--penalty must be one of none, l1, l2, elastic, got "l3".'],
    [['mnist-mlp', '--penalty-strength', '0.1'], '--penalty-strength says how strong a penalty is; choose one with --penalty l1, l2 or elastic.'],
    [['mnist-mlp', '--clip-norm', '0'], '--clip-norm must be a number above 0, got "0".'],
    [['mnist-mlp', '--clip-norm', '1', '--clip-value', '1'], 'The gradient can be clipped by --clip-value or by --clip-norm, not by both.'],
    [['mnist-mlp', '--accumulate', '0'], '--accumulate must be a whole number from 1 to 4096, got "0".'],
    [['mnist-mlp', '--patience', 'much'], '--patience must be a whole number from 0 to 10000, got "much".'],
    [['mnist-mlp', '--checkpoint', file('nowhere/run.checkpoint')], 'nowhere/run.checkpoint" cannot be written: there is no such folder.'],
    [['mnist-mlp', '--resume', file('missing.checkpoint')], 'missing.checkpoint" cannot be read: there is no such file.'],
    [['mnist-mlp', '--resume', file('notes.txt')], 'notes.txt" holds no checkpoint, or a damaged one.'],
    [['mnist-mlp', '--fast'], "Unknown option '--fast'."],
    [['mnist-mlp', '--freeze', 'dense1.*'], '--freeze names weights of a model file, so it goes with lab train model.onnx.'],
    [[file('missing.onnx')], 'missing.onnx" cannot be read: there is no such file.'],
    [[file('broken.onnx')], 'This model cannot be read: it is damaged or not an ONNX model.'],
    [[file('foreign.onnx')], 'foreign.onnx" does not say what it learned from, so say what to train it on: --dataset mnist.'],
    [[file('foreign.onnx'), '--dataset', 'mnist'], 'The model "g" takes examples of float32 2, but those of the dataset are 1×28×28.'],
    [[shipped, '--freeze', 'head.*'], '--freeze "head.*" is the name of no weight; there are conv1.weight,'],
    [[shipped, '--freeze', '*'], 'has no weights that could be trained, or all of them are frozen.'],
    [[file('missing.json')], 'missing.json" cannot be read: there is no such file.'],
    [[file('broken.json')], 'broken.json" does not hold a network.'],
    [[file('list.json')], 'list.json" does not hold a network.'],
    [[file('odd-id.json')], 'odd-id.json" does not hold a network.'],
    [[file('unfinished.json')], 'The network cannot be used yet, because of its layer "Digits": The output of Input goes nowhere. Connect it to the next layer.'],
  ])('%j', async (given, sentence) => {
    await expect(outputOf(trainCommand, ...given)).rejects.toThrow(sentence);
  });
});

describe('lab classify says what is wrong', () => {
  it.each([
    [['a.png'], 'Say which model to use: lab classify --model model.onnx FILE….'],
    [['--model', shipped], 'Name at least one image file to classify.'],
    [['--model', file('missing.onnx'), 'a.png'], 'missing.onnx" cannot be read: there is no such file.'],
    [['--model', file('folder'), 'a.png'], 'folder" cannot be read: it is a folder.'],
    [['--model', file('notes.txt'), 'a.png'], 'notes.txt" is not an ONNX model.'],
    [['--model', shipped, file('notes.txt')], 'notes.txt" is not a PNG, JPEG or WebP image.'],
    [['--model', shipped, file('broken.png')], 'broken.png" is damaged; its image cannot be decoded.'],
    [['--model', shipped, file('none.png')], 'none.png" cannot be read: there is no such file.'],
  ])('%j', async (given, sentence) => {
    await expect(outputOf(classifyCommand, ...given)).rejects.toThrow(sentence);
  });
});

describe('lab inspect', () => {
  it.each([
    [[], 'Say which model to look at: lab inspect model.onnx.'],
    [[file('notes.txt')], 'notes.txt" is not an ONNX model.'],
  ])('says what is wrong with %j', async (given, sentence) => {
    await expect(outputOf(inspectCommand, ...given)).rejects.toThrow(sentence);
  });

  it('describes a model', async () => {
    const text = await outputOf(inspectCommand, shipped);
    expect(text).toContain('image N×1×28×28');
    expect(text).toContain('Conv 2');
    expect(JSON.parse(await outputOf(inspectCommand, shipped, '--json'))).toMatchObject({ metadata: { dataset: 'mnist' }, operators: { Conv: 2 } });
  });
});

describe('lab templates', () => {
  it('takes no names', async () => {
    await expect(outputOf(templatesCommand, 'mnist-mlp')).rejects.toThrow('lab templates takes no names, got "mnist-mlp".');
  });

  it('lists all templates', async () => {
    const rows = JSON.parse(await outputOf(templatesCommand, '--json')) as { name: string }[];
    expect(rows.map(({ name }) => name)).toEqual(templates.map(({ name }) => name));
    expect((await outputOf(templatesCommand)).trim().split('\n')).toHaveLength(templates.length);
  });
});
