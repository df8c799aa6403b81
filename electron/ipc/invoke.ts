/** The preload script's end: the only place that touches ipcRenderer. Payloads are checked in main. */
import { ipcRenderer } from 'electron';
import type { ChannelInput, ChannelName, ChannelOutput, Reply } from './channels';
import { enginePortEvent, type PageEventName, type PageEvents } from './events';

/**
 * Asks main.
 * @throws main's sentence if it refuses.
 */
export async function invoke<Name extends ChannelName>(name: Name, input: ChannelInput<Name>): Promise<ChannelOutput<Name>> {
  const reply = (await ipcRenderer.invoke(name, input)) as Reply<Name>;
  if ('refusal' in reply) throw new Error(reply.refusal);
  return reply.answer;
}

/** Calls back whenever main tells something; the event object stays here. */
export function listen<Name extends PageEventName>(name: Name, receive: (payload: PageEvents[Name]) => void): void {
  ipcRenderer.on(name, (_event, payload: PageEvents[Name]) => receive(payload));
}

/** Calls back with each new port to the engine. */
export function listenForEnginePort(receive: (ports: MessagePort[]) => void): void {
  ipcRenderer.on(enginePortEvent, (event) => receive(event.ports));
}
