import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const switchLanguage: Command = {
  name: 'switchLanguage',
  label: m.command_switch_language,
  run: ({ settings, language }) => settings.setLanguage(language.current === 'en' ? 'zh' : 'en'),
};

export const switchTheme: Command = {
  name: 'switchTheme',
  label: m.command_switch_theme,
  run: ({ settings }) => settings.setTheme(settings.darkness === 'dark' ? 'light' : 'dark'),
};
