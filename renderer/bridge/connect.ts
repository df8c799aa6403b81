/** Finds the bridge of the preload script and receives the engine's ports. */
import { enginePortMessage, type Bridge } from '../../electron/ipc/bridge';

/** What the page is connected to: the app's own processes, or stand-ins for tests and for a plain browser. */
export interface Connection {
  readonly bridge: Bridge;
  readonly onEnginePort: (receive: (port: MessagePort) => void) => void;
}

export function connectToApp(): Connection {
  return {
    bridge: window.gradientLab,
    onEnginePort: (receive) => {
      window.addEventListener('message', (event) => {
        const [port] = event.ports;
        if (event.source === window && event.data === enginePortMessage && port) receive(port);
      });
    },
  };
}
