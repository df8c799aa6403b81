import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const openImages: Command = {
  name: 'openImages',
  label: m.command_open_images,
  keys: ['Mod+I'],
  run: async (app) => {
    const files = await app.bridge.openImages();
    if (files.length === 0) return;
    app.workspace = 'photos';
    await app.photos.add(files.map(({ name, bytes }) => ({ name, blob: new Blob([bytes.slice()]) })));
  },
};
