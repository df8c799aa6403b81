/** `Promise.withResolvers` for Chromium before 119: the canvas library calls it. */
interface WithResolvers {
  withResolvers?: <Value>() => { promise: Promise<Value>; resolve: (value: Value) => void; reject: (reason: unknown) => void };
}

const constructor = Promise as WithResolvers;

constructor.withResolvers ??= <Value>() => {
  let resolve!: (value: Value) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<Value>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  return { promise, resolve, reject };
};
