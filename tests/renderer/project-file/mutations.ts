/** Seeded damage to a project file: to its bytes, to the structure of the archive, and to the JSON in it. */
import type { Random } from '@core/tensor/random';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

const below = (random: Random, limit: number): number => Math.floor(random.uniform() * limit);
const oneOf = <T>(random: Random, choices: readonly T[]): T => choices[below(random, choices.length)]!;

type Mutation = (file: Uint8Array, random: Random) => Uint8Array;

const changeBytes: Mutation = (file, random) => {
  const bytes = file.slice();
  for (let times = 1 + below(random, 8); times > 0; times--) bytes[below(random, bytes.length)] = oneOf(random, [0, 0xff, below(random, 256)]);
  return bytes;
};

const cut: Mutation = (file, random) => file.slice(0, below(random, file.length));

const splice: Mutation = (file, random) => {
  const [from, to, at] = [below(random, file.length), below(random, file.length), below(random, file.length)];
  const piece = file.subarray(Math.min(from, to), Math.max(from, to));
  return Uint8Array.from([...file.subarray(0, at), ...piece, ...file.subarray(at + below(random, 64))]);
};

/** Fields of the headers of entries: flags, compression, sizes, lengths of names. */
const changeHeader: Mutation = (file, random) => {
  const bytes = file.slice();
  const headers = [...bytes.keys()].filter((at) => bytes[at] === 0x50 && bytes[at + 1] === 0x4b);
  const view = new DataView(bytes.buffer);
  const at = oneOf(random, headers) + 4 + below(random, 40);
  if (at + 4 <= bytes.length) view.setUint32(at, oneOf(random, [0, 1, 8, 0x7fffffff, 0xffffffff, below(random, 2 ** 31)]), true);
  return bytes;
};

const names = ['../project.json', 'project.json/', 'constructor', 'weights.onnx', 'run.json', 'runs.json', 'project.json', 'best.onnx', 'a'.repeat(300)];

/** Entries go, come, change their names or their contents. */
const changeEntries: Mutation = (file, random) => {
  const files: [string, Uint8Array][] = Object.entries(unzipSync(file));
  const at = below(random, files.length);
  const [name, content] = files[at]!;
  const kind = below(random, 5);
  if (kind === 0) files.splice(at, 1);
  else if (kind === 1) files[at] = [oneOf(random, names), content];
  else if (kind === 2) files[at] = [name, oneOf(random, files)[1]];
  else if (kind === 3) files[at] = [name, content.length > 0 ? changeBytes(content, random) : content];
  else files.push([oneOf(random, names), new Uint8Array(below(random, 100))]);
  return zipSync(Object.fromEntries(files) as Zippable, { level: oneOf(random, [0, 6, 9]) });
};

const hostile: readonly unknown[] = [null, true, '', 'x'.repeat(5_000), '__proto__', -1, 0, 1e-300, 1e300, 2 ** 53, 0.5, [], {}, [[[[]]]], { constructor: 1 }, '../../etc/passwd', '\u0000', Array(2_000).fill(0)];

/** Replaces, removes, repeats or adds one value anywhere in a JSON text. */
function changeJson(text: string, random: Random): string {
  const root = JSON.parse(text) as unknown;
  const places: { readonly parent: Record<string, unknown> | unknown[]; readonly key: string }[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      places.push({ parent: value as Record<string, unknown>, key });
      visit(child);
    }
  };
  visit(root);
  const { parent, key } = oneOf(random, places);
  const kind = below(random, 4);
  const target = parent as Record<string, unknown>;
  if (kind === 0) target[key] = oneOf(random, hostile);
  else if (kind === 1 && !Array.isArray(parent)) delete target[key];
  else if (kind === 1 && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (kind === 2 && Array.isArray(parent)) parent.push(...structuredClone(parent));
  else target[key] = structuredClone((oneOf(random, places).parent as Record<string, unknown>)[oneOf(random, places).key] ?? target[oneOf(random, ['a', key])]);
  const changed = JSON.stringify(root);
  return random.uniform() < 0.1 ? changed.replace(oneOf(random, ['"', '{', ',', ':', '1']), oneOf(random, ['', '[', '{"__proto__":{}', '1e999'])) : changed;
}

const changeValues: Mutation = (file, random) => {
  const files = unzipSync(file);
  const name = oneOf(random, ['project.json', 'project.json', 'run.json', 'runs.json']);
  let text = strFromU8(files[name]!);
  for (let times = 1 + below(random, 3); times > 0; times--) text = tryChange(text, random);
  return zipSync({ ...files, [name]: strToU8(text) });
};

/** A text that is no JSON any more stays as it is. */
function tryChange(text: string, random: Random): string {
  try {
    return changeJson(text, random);
  } catch {
    return text;
  }
}

const mutations: readonly Mutation[] = [changeBytes, cut, splice, changeHeader, changeEntries, changeEntries, changeValues, changeValues, changeValues];

/** The file with one kind of damage, or with two. */
export function damaged(file: Uint8Array, random: Random): Uint8Array {
  const once = oneOf(random, mutations)(file, random);
  return random.uniform() < 0.2 && once.length > 0 ? oneOf(random, [changeBytes, cut, changeHeader])(once, random) : once;
}
