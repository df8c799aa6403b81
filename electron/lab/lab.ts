/** The command line: the core without a window. Results on standard output, everything else on standard error. */
import { optimizerNames } from '@core/optimizers';
import { penaltyKinds } from '@core/layers/shared/regularization';
import { scheduleNames } from '@core/training/schedules';
import { classifyCommand } from './classify';
import { inspectCommand } from './inspect';
import { templatesCommand } from './templates';
import { trainCommand } from './train';

const commands: Readonly<Record<string, (given: readonly string[]) => Promise<void>>> = {
  train: trainCommand,
  classify: classifyCommand,
  inspect: inspectCommand,
  templates: templatesCommand,
};

const usage = `Usage:
  lab train <template|project.json|model.onnx> [--dataset NAME] [--data FOLDER] [--freeze 'conv1.*,…']
            [--epochs N] [--batch N] [--learning-rate X]
            [--optimizer ${optimizerNames.join('|')}]
            [--schedule ${scheduleNames.join('|')}]
            [--penalty ${penaltyKinds.join('|')}] [--penalty-strength X] [--clip-value X | --clip-norm X]
            [--accumulate BATCHES] [--patience EPOCHS] [--checkpoint FILE] [--resume FILE]
            [--seed N] [--executor auto|interpret|compiled|onnx] [--out model.onnx] [--json]
  lab classify --model model.onnx FILE… [--json]
  lab inspect model.onnx [--json]
  lab templates [--json]`;

async function main([name, ...given]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help') return void process.stdout.write(`${usage}\n`);
  if (!Object.hasOwn(commands, name)) throw new Error(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
  await commands[name](given);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
