/**
 * What an operator layer computes with, in the order of the operator's inputs, as text of the field `operands`:
 * `input`, `input bool` (a connection), `0.5` (a number), `weight[24x72]` (a tensor that is learned),
 * `mask[1x16x16] fixed` and `places[144] int64` (tensors that stay as they are), separated by commas.
 */
import type { DType, Shape } from '../../tensor/tensor';
import type { Text } from '../../tensor/text';

export interface StoredOperand {
  readonly kind: 'stored';
  /** Also the parameter's name. */
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
  readonly isLearned: boolean;
}

export type LayerOperand = { readonly kind: 'input'; readonly dtype: DType } | { readonly kind: 'number'; readonly value: number } | StoredOperand;

const dtypes: readonly DType[] = ['float32', 'float64', 'int32', 'int64', 'uint8', 'bool'];
const dtypePattern = dtypes.join('|');
const inputForm = new RegExp(`^input(?: (${dtypePattern}))?$`);
const storedForm = new RegExp(String.raw`^([a-z]\w{0,31})\[((?:\d{1,9}(?:x\d{1,9}){0,7})?)\](?: (fixed|${dtypePattern}))?$`);

export const formatOperands = (operands: readonly LayerOperand[]): string => operands.map(formatOperand).join(', ');

function formatOperand(operand: LayerOperand): string {
  switch (operand.kind) {
    case 'input':
      return operand.dtype === 'float32' ? 'input' : `input ${operand.dtype}`;
    case 'number':
      return String(operand.value);
    case 'stored': {
      const { name, shape, dtype, isLearned } = operand;
      const nature = dtype !== 'float32' ? ` ${dtype}` : isLearned ? '' : ' fixed';
      return `${name}[${shape.join('x')}]${nature}`;
    }
  }
}

/** `undefined` if it is no list of operands, or two tensors have one name. */
export function parseOperands(text: string): readonly LayerOperand[] | undefined {
  const operands = text.trim() === '' ? [] : text.split(',').map((part) => parseOperand(part.trim()));
  const names = operands.flatMap((operand) => (operand?.kind === 'stored' ? [operand.name] : []));
  return operands.every((operand) => operand !== undefined) && new Set(names).size === names.length ? operands : undefined;
}

function parseOperand(text: string): LayerOperand | undefined {
  const input = inputForm.exec(text);
  if (input) return { kind: 'input', dtype: (input[1] as DType | undefined) ?? 'float32' };
  const stored = storedForm.exec(text);
  if (!stored) return text !== '' && Number.isFinite(Number(text)) ? { kind: 'number', value: Number(text) } : undefined;
  const [, name, sizes, nature] = stored;
  const dtype = nature === undefined || nature === 'fixed' ? 'float32' : (nature as DType);
  return { kind: 'stored', name, shape: sizes === '' ? [] : sizes.split('x').map(Number), dtype, isLearned: nature === undefined };
}

export const inputCount = (operands: readonly LayerOperand[]): number => operands.filter(({ kind }) => kind === 'input').length;

/** What is wrong with the text for an operator with so many connections, or `undefined`. */
export function operandsMistake(text: string, inputs: number): Text | undefined {
  const operands = parseOperands(text);
  if (!operands) {
    return {
      en: `"${text}" is no list of operands. Write input for a connection, a number, or a tensor such as weight[24x72], with commas between them.`,
      zh: `“${text}”不是操作数的列表。请用 input 表示一条连线，也可以写一个数或 weight[24x72] 这样的张量，中间用逗号隔开。`,
    };
  }
  const count = inputCount(operands);
  if (count === inputs) return undefined;
  return {
    en: `The operands name ${count} ${count === 1 ? 'input' : 'inputs'}, but this layer has ${inputs}. Write input ${inputs} ${inputs === 1 ? 'time' : 'times'}.`,
    zh: `操作数里有 ${count} 个 input，而这一层有 ${inputs} 个输入端。请写 ${inputs} 个 input。`,
  };
}
