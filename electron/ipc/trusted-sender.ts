/** The only origin that may ask main for anything. */
export const pageOrigin = 'app://ui';

/** The parts of Electron's WebFrameMain that decide whether a message may be believed. */
export interface SenderFrame {
  readonly parent: unknown;
  readonly origin: string;
}

/** Only the top frame of our own page; a frame that is already gone (`null`) is refused. */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  return frame != null && frame.parent === null && frame.origin === pageOrigin;
}
