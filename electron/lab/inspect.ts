import type { onnx } from '@core/onnx/proto';
import { decodeModel } from '@core/onnx/decode-model';
import { readArguments } from './arguments';
import { readBytes } from './files';

interface Inspection {
  readonly file: string;
  readonly bytes: number;
  readonly producer: string;
  readonly opset: number;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly operators: Readonly<Record<string, number>>;
  readonly weights: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** `lab inspect model.onnx [--json]` */
export async function inspectCommand(given: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(given, { json: { type: 'boolean' } });
  const [file] = positionals;
  if (positionals.length !== 1) throw new Error('Say which model to look at: lab inspect model.onnx.');
  const bytes = readBytes(file, 2 ** 29);
  const result = inspect(file, bytes.length, decodeModel(file, bytes));
  process.stdout.write(`${values.json ? JSON.stringify(result) : describe(result)}\n`);
}

function inspect(file: string, bytes: number, model: onnx.ModelProto): Inspection {
  const { input = [], output = [], node = [], initializer = [] } = model.graph ?? {};
  const stored = new Set((initializer ?? []).map(({ name }) => name));
  const operators: Record<string, number> = {};
  for (const { opType } of node ?? []) operators[opType ?? '?'] = (operators[opType ?? '?'] ?? 0) + 1;
  return {
    file,
    bytes,
    producer: `${model.producerName ?? ''} ${model.producerVersion ?? ''}`.trim(),
    opset: Number(model.opsetImport?.find(({ domain }) => !domain)?.version ?? 0),
    inputs: shapesOf((input ?? []).filter(({ name }) => !stored.has(name))),
    outputs: shapesOf(output ?? []),
    operators,
    weights: (initializer ?? []).reduce((sum, { dims }) => sum + (dims ?? []).reduce<number>((count, size) => count * Number(size), 1), 0),
    metadata: Object.fromEntries((model.metadataProps ?? []).map(({ key, value }) => [key ?? '', value ?? ''])),
  };
}

const shapesOf = (values: readonly onnx.IValueInfoProto[]): Record<string, string> =>
  Object.fromEntries(
    values.map(({ name, type }) => [name ?? '', (type?.tensorType?.shape?.dim ?? []).map(({ dimParam, dimValue }) => dimParam || String(dimValue ?? '?')).join('×')]),
  );

function describe({ file, bytes, producer, opset, inputs, outputs, operators, weights, metadata }: Inspection): string {
  const list = (entries: Readonly<Record<string, string | number>>) => Object.entries(entries).map(([name, value]) => `${name} ${value}`).join(', ') || '–';
  return [
    `${file}: ${(bytes / 1024).toFixed(0)} KB, opset ${opset}, made by ${producer || 'an unnamed program'}`,
    `inputs     ${list(inputs)}`,
    `outputs    ${list(outputs)}`,
    `operators  ${list(operators)}`,
    `weights    ${weights.toLocaleString('en')}`,
    ...Object.entries(metadata).map(([key, value]) => `${key.padEnd(10)} ${value}`),
  ].join('\n');
}
