import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const showNetwork: Command = {
  name: 'showNetwork',
  label: m.command_show_network,
  keys: ['Mod+1'],
  run: (app) => void (app.workspace = 'network'),
};

export const showData: Command = {
  name: 'showData',
  label: m.command_show_data,
  keys: ['Mod+5'],
  run: (app) => void (app.workspace = 'data'),
};

export const showGates: Command = {
  name: 'showGates',
  label: m.command_show_gates,
  keys: ['Mod+3'],
  run: (app) => void (app.workspace = 'gates'),
};

export const showDescent: Command = {
  name: 'showDescent',
  label: m.command_show_descent,
  keys: ['Mod+4'],
  run: (app) => void (app.workspace = 'descent'),
};

export const showPhotos: Command = {
  name: 'showPhotos',
  label: m.command_show_photos,
  keys: ['Mod+2'],
  run: (app) => void (app.workspace = 'photos'),
};
