/** The part of ConvNetJS that the comparison uses; the package has no types. */
declare module 'convnetjs' {
  interface Volume {
    w: Float64Array | number[];
  }

  const convnet: {
    Vol: new (width: number, height: number, depth: number, value: number) => Volume;
    Net: new () => { makeLayers(definitions: readonly object[]): void };
    Trainer: new (net: object, options: object) => { train(x: Volume, label: number): { loss: number } };
  };
  export default convnet;
}
