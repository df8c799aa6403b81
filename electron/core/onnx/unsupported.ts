/** Which operators of a file can be read, and one sentence about all that cannot. */
import { opNamed, ops } from '../ops';
import { otherForms } from './other-forms';
import type { onnx } from './proto';

/** More would make the sentence unreadable. */
const MOST_NAMED = 10;

export const isStandard = (domain: string | null | undefined): boolean => !domain || domain === 'ai.onnx';

/** How messages call a node of the file. */
export const placeOf = (node: onnx.INodeProto): string => node.name || node.output?.find((name) => name !== '') || 'a node without a name';

const isOurs = (name: string): boolean => Object.hasOwn(ops, name) && !opNamed(name).isHelper;

const isSupported = ({ domain, opType }: onnx.INodeProto): boolean => isStandard(domain) && (isOurs(opType ?? '') || Object.hasOwn(otherForms, opType ?? ''));

const described = (node: onnx.INodeProto): string => `${isStandard(node.domain) ? '' : `${node.domain}.`}${node.opType} at "${placeOf(node)}"`;

/** @throws half a sentence that lists the operators that are not supported, with their places. */
export function refuseUnsupported(nodes: readonly onnx.INodeProto[]): void {
  const refused = nodes.filter((node) => !isSupported(node)).map(described);
  if (refused.length === 0) return;
  const more = refused.length > MOST_NAMED ? ` and ${refused.length - MOST_NAMED} more` : '';
  throw new Error(`it uses operators that are not supported: ${refused.slice(0, MOST_NAMED).join(', ')}${more}`);
}
