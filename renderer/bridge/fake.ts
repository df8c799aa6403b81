/** Stand-ins for the other processes: for component tests, and for looking at the page in a plain browser (`--mode demo`). */
import type { Bridge, Settings } from '../../electron/ipc/bridge';
import type { Connection } from './connect';
import { FakeEngine } from './fake-engine';

/** A bridge whose files are variables; `saved` shows what the page asked to keep. */
export function fakeBridge(settings: Settings = { language: 'en', theme: 'light' }) {
  const saved: { settings: Settings; document: string | null; model: Uint8Array | null } = { settings, document: null, model: null };
  const bridge: Bridge = {
    platform: 'linux',
    loadSettings: async () => saved.settings,
    saveSettings: async (next) => void (saved.settings = next),
    loadDocument: async () => saved.document,
    saveDocument: async (json) => void (saved.document = json),
    saveModel: async (name, bytes) => {
      saved.model = bytes;
      return name;
    },
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
