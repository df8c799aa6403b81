/** Exposes the typed bridge to the page; nothing else. */
import { contextBridge } from 'electron';
import { enginePortMessage, type Bridge } from '../ipc/bridge';
import { invoke, listen, listenForEnginePort } from '../ipc/invoke';
import { listenToDrops } from './drops';

const bridge: Bridge = {
  platform: process.platform as Bridge['platform'],
  loadSettings: () => invoke('loadSettings', null),
  saveSettings: async (settings) => void (await invoke('saveSettings', settings)),
  loadSession: () => invoke('loadSession', null),
  keepRecovery: async (json) => void (await invoke('keepRecovery', { json })),
  chooseFile: () => invoke('chooseFile', null),
  readFile: (id) => invoke('readFile', { id }),
  saveProject: (file, suggestedName, bytes) => invoke('saveProject', { file, suggestedName, bytes }),
  recentFiles: () => invoke('recentFiles', null),
  describeDocument: async (description) => void (await invoke('describeDocument', description)),
  askToSave: (title) => invoke('askToSave', { title }),
  closeWindow: async () => void (await invoke('closeWindow', null)),
  onOpenFile: (receive) => listen('openFile', receive),
  onSaveAndClose: (receive) => listen('saveAndClose', () => receive()),
  saveModel: (suggestedName, bytes) => invoke('saveModel', { suggestedName, bytes }),
  useClipboard: async (verb) => void (await invoke('useClipboard', verb)),
  openImages: () => invoke('openImages', null),
  connectEngine: async () => void (await invoke('connectEngine', null)),
  onEngineStopped: (receive) => listen('engineStopped', receive),
  onCommand: (receive) => listen('command', receive),
};

listenToDrops();
listenForEnginePort((ports) => window.postMessage(enginePortMessage, 'app://ui', ports));
contextBridge.exposeInMainWorld('gradientLab', bridge);
