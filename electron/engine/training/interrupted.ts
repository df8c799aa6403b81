/** Thrown inside long work when the person paused; whoever started the work catches it and tries again later. */
export class Interrupted extends Error {}

/** Lets the messages of other threads in, so that a pause is heard between two pieces of work. */
export const listenToMessages = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
