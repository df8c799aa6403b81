/** Serves the page as app://ui/ from dist/renderer. */
import { app, protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { paths } from '../paths';
import { securityHeaders } from './headers';
import { resolvePath } from './resolve-path';

/** Declares the scheme; must run before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers requests to the scheme from then on. */
export async function serveAppProtocol(): Promise<void> {
  await app.whenReady();
  protocol.handle('app', (request) => respond(request.method, request.url));
}

async function respond(method: string, address: string): Promise<Response> {
  const served = method === 'GET' ? resolvePath(paths.renderer, address) : null;
  if (!served) return notFound();
  try {
    const body = await readFile(served.file);
    return new Response(body, { headers: { ...securityHeaders, 'Content-Type': served.mimeType } });
  } catch {
    return notFound();
  }
}

const notFound = (): Response => new Response(null, { status: 404, headers: { ...securityHeaders } });
