import { readFileSync } from 'node:fs';
import { circuitOf } from '@core/circuit/draw';
import { templates } from '@core/templates';
import { readNamedTensors } from '@core/onnx/named-tensors';
import { defaultSettings } from '@core/training/settings';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { projectVersion, type ProjectContent } from '../../../renderer/project-file/format';
import { Damage } from '../../../renderer/project-file/problems';
import { readRecovery, writeProjectJson, writeRecovery } from '../../../renderer/project-file/project-json';
import { readProject } from '../../../renderer/project-file/read';
import { writeProject } from '../../../renderer/project-file/write';
import { content, network, runs } from './example';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../../fixtures/projects/${name}`, import.meta.url)));
/** The whole project with some entries replaced. */
const withEntries = (changed: Zippable) => zipSync({ ...unzipSync(writeProject(content)), ...changed });
const withProject = (change: object) => withEntries({ 'project.json': strToU8(JSON.stringify({ ...JSON.parse(writeProjectJson(content)), ...change })) });
const named = (more: string) => `“digits.gradlab” ${more}`;

describe('a project file', () => {
  it('is read as it was written', () => {
    expect(readProject('digits.gradlab', writeProject(content))).toEqual(content);
  });

  it.each(templates)('holds $name, also before it was trained', (template) => {
    const untrained: ProjectContent = { network: template.network, training: { ...defaultSettings, ...template.settings }, learned: null };
    expect(readProject('a.gradlab', writeProject(untrained))).toEqual(untrained);
  });

  it('holds the gate circuit', () => {
    const circuit = circuitOf('w = -2; max(0, w * x + 1)', { say: ({ en }) => en });
    expect(readProject('a.gradlab', writeProject({ ...content, circuit }))).toEqual({ ...content, circuit });
  });

  it('holds the runs that were kept', () => {
    const compared = { ...content, runs };
    expect(readProject('a.gradlab', writeProject(compared))).toEqual(compared);
    expect(unzipSync(writeProject({ ...content, runs: [] }))['runs.json']).toBeUndefined();
  });

  it('holds weights that came without a run', () => {
    const imported = { ...content, learned: { weights: content.learned!.weights } };
    expect(readProject('a.gradlab', writeProject(imported))).toEqual(imported);
  });

  it('is a zip of readable JSON and ONNX', () => {
    const files = unzipSync(writeProject(content));
    expect(Object.keys(files).sort()).toEqual(['best.onnx', 'optimizer.onnx', 'project.json', 'run.json', 'weights.onnx']);
    expect(strFromU8(files['project.json']!)).toContain('\n  "network": {\n    "name": "Three points · 三点"');
    expect(readNamedTensors(files['weights.onnx']!)['dense.bias']).toEqual(content.learned!.weights['dense.bias']);
  });

  it('may be packed again by another program, with more in it', () => {
    const files = unzipSync(writeProject(content));
    const repacked = zipSync({ 'notes.txt': strToU8('mine'), ...files, 'photos/a.png': new Uint8Array(9) }, { level: 9 });
    expect(readProject('a.gradlab', repacked)).toEqual(content);
  });
});

it('what is kept for recovery has all but what was learned, also the kept runs', () => {
  const { learned: _learned, ...kept } = { ...content, runs };
  expect(readRecovery(writeRecovery(kept))).toEqual(kept);
  expect(() => readRecovery(JSON.stringify({ ...JSON.parse(writeRecovery(kept)), runs: [{}] }))).toThrow(Damage);
});

describe('a file of an earlier version', () => {
  it('0 is the document that was kept between sessions', () => {
    const document = JSON.parse(strFromU8(fixture('version-0.json')));
    expect(readProject('document.json', fixture('version-0.json'))).toEqual({ ...document, learned: null });
    expect(readRecovery(strFromU8(fixture('version-0.json')))).toEqual(document);
  });

  it('0 of the time before schedules gets a constant learning rate', () => {
    const { schedule: _schedule, ...older } = defaultSettings;
    expect(readRecovery(JSON.stringify({ network, training: older }))).toEqual({ network, training: defaultSettings });
  });

  it('1 is the first project file', () => {
    expect(readProject('first.gradlab', fixture('version-1.gradlab'))).toEqual(content);
  });

  it('is there for every version', () => {
    expect(projectVersion).toBe(2);
  });
});

describe('a file that cannot be opened gets a sentence:', () => {
  const damaged = (part: string) => named(`is damaged (${part}), so it was not opened. Open an earlier copy of it; the present network is untouched.`);
  const other = named('is not a Gradient Lab project. Choose a file that this app saved, ending in .gradlab.');
  const tooLarge = named('holds more than a project may (256 MB of weights), so it was not opened. Open a smaller project.');
  const whole = writeProject(content);
  const bomb = new Uint8Array(17 * 2 ** 20).fill(32);

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), other],
    ['a text', strToU8('hello'), other],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), other],
    ['another JSON', strToU8('{"format":"other","version":1}'), other],
    ['another zip', zipSync({ 'word/document.xml': strToU8('<a/>') }), other],
    ['a later version', withProject({ version: 3 }), named('was saved by a newer version of Gradient Lab. Install that version to open it.')],
    ['a version that is no number', withProject({ version: 'new' }), other],
    ['half a file', whole.subarray(0, whole.length / 2), damaged('zip')],
    ['no JSON', withEntries({ 'project.json': strToU8('{"format"') }), damaged('project.json')],
    ['JSON that is no UTF-8', withEntries({ 'project.json': Uint8Array.of(123, 0xff, 125) }), damaged('project.json')],
    ['an unknown key', withProject({ extra: 1 }), damaged('project.json, extra')],
    ['a wrong learning rate', withProject({ training: { ...content.training, learningRate: 'fast' } }), damaged('project.json, training.learningRate')],
    ['an unknown dataset', withProject({ network: { ...network, dataset: 'toString' } }), named('learns from the dataset “toString”, which this version of Gradient Lab does not have. Install a newer version to open it.')],
    ['weights that are no ONNX', withEntries({ 'weights.onnx': strToU8('hello') }), damaged('weights.onnx')],
    ['a run that never was', withEntries({ 'run.json': strToU8('[]') }), damaged('run.json, position')],
    ['more kept runs than can be compared', withEntries({ 'runs.json': strToU8(JSON.stringify(Array(7).fill(runs[0]))) }), damaged('runs.json')],
    ['a picture of a kept run with a cell too few', withEntries({ 'runs.json': strToU8(JSON.stringify([{ ...runs[0], regions: { ...runs[0]!.regions, columns: 3 } }])) }), damaged('runs.json, 0.regions')],
    ['a zip bomb', withEntries({ 'project.json': [bomb, { level: 9 }] }), tooLarge],
    ['very many entries', zipSync(Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}`, new Uint8Array()]))), tooLarge],
  ])('%s', (_, bytes, sentence) => {
    expect(() => readProject('digits.gradlab', bytes)).toThrow(new Error(sentence));
  });

  it('names that lead out of the folder are only names', () => {
    const files = { '../../project.json': strToU8('x'), '/etc/passwd': strToU8('x'), __proto__: strToU8('x') };
    expect(readProject('a.gradlab', withEntries(files))).toEqual(content);
  });
});
