/** The whole network as it is drawn, in the colors of the present theme. */
import { grouped } from '../../diagram/scales/number-text';
import { m } from '../../messages/generated/messages.js';
import { pictureOf, pngOf, writeSvg } from '../../panels/network/picture/index';
import type { AppState } from '../../state/app-state.svelte';
import { language } from '../../state/language.svelte';
import type { Command } from './definition';

const refusal = ({ project: { network } }: AppState): string | null => (network.layers.length + (network.annotations?.length ?? 0) === 0 ? m.export_nothing_drawn() : null);

export const exportSvg: Command = {
  name: 'exportSvg',
  label: m.command_export_svg,
  refusal,
  run: (app) => save(app, 'svg', new TextEncoder().encode(draw(app).svg)),
};

export const exportPng: Command = {
  name: 'exportPng',
  label: m.command_export_png,
  refusal,
  run: async (app) => {
    const { svg, size } = draw(app);
    const tooLarge = (width: number, height: number) => new Error(m.export_picture_too_large({ width: grouped(width), height: grouped(height) }));
    await save(app, 'png', await pngOf(svg, size, tooLarge));
  },
};

function draw({ project: { network, check, definitionOf } }: AppState) {
  const picture = pictureOf({ network, check, definitionOf });
  const counts = { layers: network.layers.length, connections: picture.wires.length, parameters: grouped(check.parameterCount) };
  const tokens = getComputedStyle(document.documentElement);
  const svg = writeSvg(picture, {
    title: network.name,
    description: m.export_picture_description(counts),
    color: (token) => tokens.getPropertyValue(token).trim(),
    say: (text) => language.say(text),
  });
  return { svg, size: picture.bounds };
}

async function save({ project, bridge, notices }: AppState, extension: 'svg' | 'png', bytes: Uint8Array): Promise<void> {
  const name = await bridge.saveModel(`${project.network.name}.${extension}`, bytes);
  if (name !== null) notices.show('success', () => m.export_picture_done({ name }));
}
