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
import type { OptimizerName } from '@core/optimizers';
import type { SurfaceName } from '@core/surfaces';
/** The data of the window message that carries a port to the engine. */
export const enginePortMessage = 'gradient-lab/engine-port';

/** Commands that the application menu sends; the page's command objects carry the same ids. */
export const menuCommands = [
  'newProject',
  'openProject',
  'saveProject',
  'saveProjectAs',
  'undo',
  'redo',
  'deleteSelection',
  'train',
  'pause',
  'step',
  'reset',
  'exportModel',
  'openImages',
  'duplicate',
  'quickAdd',
  'editLayer',
  'arrange',
  'showNetwork',
  'showPhotos',
  'showGates',
  'showDescent',
  'showOutline',
  'showCommands',
  'showKeys',
  'zoomToFit',
  'zoomToSelection',
  'zoomToLifeSize',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

export type Theme = 'system' | 'light' | 'dark';

/** How the laboratory of gradient descent was left. */
export interface DescentSettings {
  readonly surface: SurfaceName;
  readonly start: { readonly x: number; readonly y: number };
  readonly racers: {
    readonly optimizer: OptimizerName;
    readonly learningRate: number;
    /** Those that differ from the usual ones. */
    readonly hyperparameters: Readonly<Record<string, number>>;
  }[];
  readonly steps: number;
  /** Standard deviation of what is added to each element of the gradient. */
  readonly noise: number;
  readonly seed: number;
}

export interface Settings {
  readonly language: 'en' | 'zh' | 'system';
  readonly theme: Theme;
  /** Whether the canvas shows itself in small; not unless chosen. */
  readonly minimap?: boolean | undefined;
  readonly descent?: DescentSettings | undefined;
  /** Ids of the views in the training dock, from left to right; the usual ones unless chosen. */
  readonly views?: readonly string[] | undefined;
  /** Names of commands, the latest first. */
  readonly recentCommands?: readonly string[] | undefined;
}

/** A file a person chose; only its base name leaves main. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of the person. Its path stays in main, which knows it by this id, also after a restart. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
}

export interface OpenedFile extends FileReference {
  readonly bytes: Uint8Array;
}

/** What a page that was just loaded goes on with. */
export interface Session {
  /** Unsaved work, as `keepRecovery` got it. */
  readonly recovery: string | null;
  /** Whether it is of a session that did not end properly. */
  readonly isRestored: boolean;
  /** The file the document is kept in. */
  readonly file: FileReference | null;
  /** A file that is to be opened: the app was started with it. */
  readonly waiting: FileReference | null;
}

/** What the window shows of the document. */
export interface DocumentDescription {
  readonly title: string;
  readonly isModified: boolean;
  /** Id of its file. */
  readonly file: string | null;
}

export type SaveAnswer = 'save' | 'discard' | 'cancel';
/** What the system can be asked to do with the clipboard; the page then gets an event of that name, with the text. */
export const clipboardVerbs = ['cut', 'copy', 'paste'] as const;
export type ClipboardVerb = (typeof clipboardVerbs)[number];

export interface Bridge {
  readonly platform: 'linux' | 'darwin' | 'win32';
  loadSettings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  loadSession(): Promise<Session>;
  /** Keeps unsaved work for a start after a crash; `null` when everything is saved. */
  keepRecovery(json: string | null): Promise<void>;
  /** Asks for a project or an ONNX model; `null` if the person cancelled. */
  chooseFile(): Promise<FileReference | null>;
  readFile(id: string): Promise<OpenedFile>;
  /** Writes atomically into the file of that id, or asks where if there is none; `null` if the person cancelled. */
  saveProject(file: string | null, suggestedName: string, bytes: Uint8Array): Promise<FileReference | null>;
  /** Files that were opened or saved last, the latest first. */
  recentFiles(): Promise<readonly FileReference[]>;
  describeDocument(description: DocumentDescription): Promise<void>;
  /** Asks what to do with unsaved work. */
  askToSave(title: string): Promise<SaveAnswer>;
  /** Closes the window without asking again. */
  closeWindow(): Promise<void>;
  /** Calls back when a file is to be opened: a double click, the menu, a file dropped into the window. */
  onOpenFile(receive: (file: FileReference) => void): void;
  /** Calls back when unsaved work is to be saved and the window closed. */
  onSaveAndClose(receive: () => void): void;
  /** Asks where to save and writes atomically; answers the base name, or `null` if the person cancelled. */
  saveModel(suggestedName: string, bytes: Uint8Array): Promise<string | null>;
  /** As if the person had pressed the keys of the system for it. */
  useClipboard(verb: ClipboardVerb): Promise<void>;
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
