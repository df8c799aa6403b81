/** The network to train: a template by its name, or a project file. */
import type { Network } from '@core/network/network';
import { templates } from '@core/templates';
import type { Template } from '@core/templates/definition';
import { readBytes } from './files';

/** A network and, of a template, the settings that suit it. */
export type Start = Pick<Template, 'network' | 'settings'>;

/**
 * @throws a sentence if the name is no template and the file is no network.
 */
export function readStart(name: string): Start {
  const template = templates.find((each) => each.name === name);
  if (template) return template;
  if (!name.endsWith('.json')) {
    const known = templates.map((each) => each.name).join(', ');
    throw new Error(`There is no template "${name}". Known: ${known}. A project file ends in .json.`);
  }
  const text = new TextDecoder().decode(readBytes(name, 2 ** 24));
  const found = asNetwork(parse(text));
  if (!found) throw new Error(`"${name}" does not hold a network.`);
  return { network: found };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A network, or a document that holds one under `network`. */
function asNetwork(document: unknown): Network | undefined {
  if (!isRecord(document)) return undefined;
  if (isRecord(document.network)) return asNetwork(document.network);
  const isNetwork =
    typeof document.name === 'string' &&
    typeof document.dataset === 'string' &&
    isListOf(document.layers, isLayer) &&
    isListOf(document.connections, isConnection);
  return isNetwork ? (document as unknown as Network) : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOf = (value: unknown, isElement: (element: unknown) => boolean): boolean => Array.isArray(value) && value.every(isElement);

/** An id becomes part of tensor names, so it holds no separators. */
const isId = (value: unknown): boolean => typeof value === 'string' && /^[\w-]+$/.test(value);

const isLayer = (value: unknown): boolean => isRecord(value) && isId(value.id) && typeof value.kind === 'string' && isRecord(value.fields);

const isConnection = (value: unknown): boolean =>
  isRecord(value) && isId(value.from) && isId(value.to) && typeof value.id === 'string' && Number.isInteger(value.port);
