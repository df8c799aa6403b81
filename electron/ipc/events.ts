/** What main tells the page without being asked. */
import type { FileReference, MenuCommand } from './bridge';

export interface EngineStop {
  /** Why, as a sentence about "it", in English. */
  readonly reason: string;
  /** False once the engine has crashed too often to be started again. */
  readonly restarting: boolean;
}

export interface PageEvents {
  engineStopped: EngineStop;
  command: MenuCommand;
  openFile: FileReference;
  saveAndClose: null;
}

export type PageEventName = keyof PageEvents;

/** Carries a MessagePort beside it; the preload script passes it on as a window message. */
export const enginePortEvent = 'enginePort';
