/** Exposes the typed bridge to the page; nothing else. */
import { contextBridge } from 'electron';
import { enginePortMessage, type Bridge } from '../ipc/bridge';
import { invoke, listen, listenForEnginePort } from '../ipc/invoke';

const bridge: Bridge = {
  platform: process.platform as Bridge['platform'],
  loadSettings: () => invoke('loadSettings', null),
  saveSettings: async (settings) => void (await invoke('saveSettings', settings)),
  loadDocument: () => invoke('loadDocument', null),
  saveDocument: async (json) => void (await invoke('saveDocument', { json })),
  saveModel: (suggestedName, bytes) => invoke('saveModel', { suggestedName, bytes }),
  openImages: () => invoke('openImages', null),
  connectEngine: async () => void (await invoke('connectEngine', null)),
  onEngineStopped: (receive) => listen('engineStopped', receive),
  onCommand: (receive) => listen('command', receive),
};

listenForEnginePort((ports) => window.postMessage(enginePortMessage, 'app://ui', ports));
contextBridge.exposeInMainWorld('gradientLab', bridge);
