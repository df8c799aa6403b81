/** What a person set about the window itself: language, theme, minimap, the views in the dock, how it left the laboratory, the commands used last. Kept by the main process. */
import type { Language } from '@core/tensor/text';
import type { Bridge, DescentSettings, Settings, Theme } from '../bridge/contract';
import { language } from './language.svelte';

const mostRecentCommands = 5;

export class AppSettings {
  readonly #bridge: Bridge;
  #saved: Settings;
  #systemIsDark: boolean;

  /** The theme as drawn. */
  readonly darkness: 'light' | 'dark';

  constructor(bridge: Bridge, saved: Settings) {
    this.#bridge = bridge;
    this.#saved = $state.raw(saved);
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    this.#systemIsDark = $state(system.matches);
    system.addEventListener('change', () => (this.#systemIsDark = system.matches));
    this.darkness = $derived(this.#saved.theme === 'system' ? (this.#systemIsDark ? 'dark' : 'light') : this.#saved.theme);
    language.current = resolveLanguage(saved.language);
  }

  get theme(): Theme {
    return this.#saved.theme;
  }

  get minimap(): boolean {
    return this.#saved.minimap ?? false;
  }

  get descent(): DescentSettings | undefined {
    return this.#saved.descent;
  }

  setDescent(descent: DescentSettings): void {
    this.#save({ ...this.#saved, descent });
  }

  setMinimap(minimap: boolean): void {
    this.#save({ ...this.#saved, minimap });
  }

  /** Ids of the views in the training dock; none that a person did not choose. */
  get views(): readonly string[] {
    return this.#saved.views ?? [];
  }

  setViews(views: readonly string[]): void {
    this.#save({ ...this.#saved, views });
  }

  /** Names of the commands that were run last from the list of commands, the latest first. */
  get recentCommands(): readonly string[] {
    return this.#saved.recentCommands ?? [];
  }

  noteCommand(name: string): void {
    const others = this.recentCommands.filter((each) => each !== name);
    this.#save({ ...this.#saved, recentCommands: [name, ...others].slice(0, mostRecentCommands) });
  }

  setTheme(theme: Theme): void {
    this.#save({ ...this.#saved, theme });
  }

  setLanguage(chosen: Language): void {
    language.current = chosen;
    this.#save({ ...this.#saved, language: chosen });
  }

  #save(settings: Settings): void {
    this.#saved = settings;
    void this.#bridge.saveSettings(settings);
  }
}

function resolveLanguage(chosen: Settings['language']): Language {
  if (chosen !== 'system') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
