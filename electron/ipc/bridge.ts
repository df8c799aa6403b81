/**
 * The verbs that the preload script exposes to the page as `window.gradientLab`.
 * Paths never reach the page; main shows the dialogs and holds the files.
 */
export type Theme = 'system' | 'light' | 'dark';

export interface Settings {
  readonly language: 'en' | 'zh' | 'system';
  readonly theme: Theme;
}

/** A file a person chose; only its base name leaves main. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Bridge {
  readonly platform: 'linux' | 'darwin' | 'win32';
  loadSettings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  /** The autosaved document of the last session, as JSON text, or `null`. */
  loadDocument(): Promise<string | null>;
  /** Keeps the document for the next start; atomic. */
  saveDocument(json: string): Promise<void>;
  /** Asks where to save and writes atomically; answers the base name, or `null` if the person cancelled. */
  saveModel(suggestedName: string, bytes: Uint8Array): Promise<string | null>;
  /** Asks for image files and reads them (64 MB each at most). */
  openImages(): Promise<readonly ChosenFile[]>;
  /** Calls back with a fresh port after the start and after each restart of the engine. */
  onEnginePort(receive: (port: MessagePort) => void): void;
  /** Calls back when the engine stopped without being asked to. */
  onEngineStopped(receive: (report: { readonly reason: string; readonly restarting: boolean }) => void): void;
  /** Calls back when an item of the application menu was chosen. */
  onCommand(receive: (command: string) => void): void;
}

declare global {
  interface Window {
    readonly gradientLab: Bridge;
  }
}
