/** Nothing of this app leaves the machine: every request that is not for our own files is cancelled. */
import { app, session } from 'electron';
import { log } from '../log';
import { isAllowedAddress } from './allowed-address';

/** Chromium's own errands stop and no host name is ever looked up; must run before the app is ready. */
export function silenceChromium(): void {
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Cancels all requests but those for the page. */
export async function blockRequests(): Promise<void> {
  await app.whenReady();
  session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const allowed = isAllowedAddress(details.url, { developing: !app.isPackaged });
    if (!allowed) log.warn(`Refused a request to ${details.url.slice(0, 200)}`);
    answer({ cancel: !allowed });
  });
}
