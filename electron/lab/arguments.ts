/** Reading the command line, with a sentence for everything that cannot be understood. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Given {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** A value that begins with a dash might be another option. */
const ambiguous = 'is missing or begins with a dash; write --option=value.';

/** @throws a sentence for an unknown or incomplete option. */
export function readArguments(given: readonly string[], options: Options): Given {
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true });
    return { values: values as Given['values'], positionals };
  } catch (error) {
    throw new Error((error as Error).message.split(/\.\s|\n/)[0].replace(/\.?$/, '.').replace('is ambiguous.', ambiguous), { cause: error });
  }
}

export function textOption({ values }: Given, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** @throws a sentence if the option is not a whole number in that range. */
export function wholeOption(given: Given, name: string, initial: number, least: number, most: number): number {
  const text = textOption(given, name);
  if (text === undefined) return initial;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, got "${text}".`);
}

/** @throws a sentence if the option is not a number above 0. */
export function positiveOption(given: Given, name: string, initial: number): number {
  const text = textOption(given, name);
  if (text === undefined) return initial;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name} must be a number above 0, got "${text}".`);
}

/** @throws a sentence with the choices there are. */
export function choiceOption<Choice extends string>(given: Given, name: string, initial: Choice, choices: readonly Choice[]): Choice {
  const text = textOption(given, name) ?? initial;
  const choice = choices.find((each) => each === text);
  if (choice === undefined) throw new Error(`--${name} must be one of ${choices.join(', ')}, got "${text}".`);
  return choice;
}
