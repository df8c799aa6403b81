/**
 * The verbs that the preload script exposes to the page as `window.gradientLab`.
 * Paths never reach the page; main shows the dialogs and holds the files.
 *
 * The port to the engine cannot pass through `contextBridge` (it clones functions and plain data only), so it comes
 * as a window message. The page listens first and then calls `connectEngine()`, once per page load:
 *
 *     window.addEventListener('message', (event) => {
 *       if (event.source !== window || event.data !== enginePortMessage) return;
 *       const [port] = event.ports; // the old port, if any, is closed: forget it
 *     });
 *     await window.gradientLab.connectEngine();
 *
 * A fresh port arrives then and again after each restart of the engine. The first message on it is `ready`.
 * Both ends grant nothing at the start: the page posts its two credits itself.
 */
/** The data of the window message that carries a port to the engine. */
export const enginePortMessage = 'gradient-lab/engine-port';

/** Commands that the application menu sends; the page's command objects carry the same ids. */
export const menuCommands = ['undo', 'redo', 'deleteSelection', 'train', 'pause', 'step', 'reset', 'exportModel', 'openImages'] as const;
export type MenuCommand = (typeof menuCommands)[number];

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
  /** Asks for a port to the engine; see the top of this file for how it arrives. */
  connectEngine(): Promise<void>;
  /** Calls back when the engine stopped without being asked to; `reason` is a sentence about "it", in English. */
  onEngineStopped(receive: (report: { readonly reason: string; readonly restarting: boolean }) => void): void;
  /** Calls back with a command id when an item of the application menu was chosen; see `menuCommands`. */
  onCommand(receive: (command: MenuCommand) => void): void;
}

declare global {
  interface Window {
    readonly gradientLab: Bridge;
  }
}
