import { checkNetwork } from '@core/network/check';
import { surroundingsOf } from '@core/network/surroundings';
import { templates } from '@core/templates';
import { readArguments } from './arguments';

/** `lab templates [--json]` */
export async function templatesCommand(given: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(given, { json: { type: 'boolean' } });
  if (positionals.length > 0) throw new Error(`lab templates takes no names, got "${positionals.join(' ')}".`);
  const rows = templates.map(({ name, title, summary, network }) => {
    const { parameterCount, flop } = checkNetwork(network, surroundingsOf(network));
    return { name, title: title.en, summary: summary.en, dataset: network.dataset, parameterCount, flop };
  });
  const lines = rows.map(({ name, summary, parameterCount }) => `${name.padEnd(14)}${String(parameterCount).padStart(8)} weights   ${summary}`);
  process.stdout.write(`${values.json ? JSON.stringify(rows) : lines.join('\n')}\n`);
}
