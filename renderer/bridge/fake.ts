/** Stand-ins for the other processes: for component tests, and for looking at the page in a plain browser (`--mode demo`). */
import type { Bridge, FileReference, Settings } from '../../electron/ipc/bridge';
import type { Connection } from './connect';
import { FakeEngine } from './fake-engine';

/** A bridge whose files are variables; `saved` shows what the page asked to keep. */
export function fakeBridge(settings: Settings = { language: 'en', theme: 'light' }) {
  const saved: { settings: Settings; recovery: string | null; model: Uint8Array | null; project: Uint8Array | null } = { settings, recovery: null, model: null, project: null };
  const file: FileReference = { id: 'project', name: 'project.gradlab' };
  const bridge: Bridge = {
    platform: 'linux',
    loadSettings: async () => saved.settings,
    saveSettings: async (next) => void (saved.settings = next),
    loadSession: async () => ({ recovery: saved.recovery, isRestored: false, file: null, waiting: null }),
    keepRecovery: async (json) => void (saved.recovery = json),
    chooseFile: async () => (saved.project ? file : null),
    readFile: async () => ({ ...file, bytes: saved.project ?? new Uint8Array() }),
    saveProject: async (_id, _name, bytes) => {
      saved.project = bytes;
      return file;
    },
    recentFiles: async () => (saved.project ? [file] : []),
    describeDocument: async () => undefined,
    askToSave: async () => 'discard',
    closeWindow: async () => undefined,
    onOpenFile: () => undefined,
    onSaveAndClose: () => undefined,
    saveModel: async (name, bytes) => {
      saved.model = bytes;
      return name;
    },
    useClipboard: async () => undefined,
    openImages: async () => [],
    connectEngine: async () => undefined,
    onEngineStopped: () => undefined,
    onCommand: () => undefined,
  };
  return { bridge, saved };
}

/** The settings come from the address, e.g. `?language=zh&theme=dark`. */
export function connectToFake(): Connection {
  const asked = Object.fromEntries(new URLSearchParams(window.location.search)) as Partial<Settings>;
  const { bridge } = fakeBridge({ language: asked.language ?? 'en', theme: asked.theme ?? 'light' });
  return { bridge, onEnginePort: (receive) => receive(new FakeEngine().port) };
}
