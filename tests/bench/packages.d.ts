/** The parts of the libraries that the comparison uses; they have no types, or none that fit. */
declare module 'convnetjs' {
  interface Volume {
    w: Float64Array | number[];
  }

  const convnet: {
    Vol: new (width: number, height: number, depth: number, value: number) => Volume;
    Net: new () => { makeLayers(definitions: readonly object[]): void; forward(x: Volume): Volume };
    Trainer: new (net: object, options: object) => { train(x: Volume, answer: number | number[]): { loss: number } };
  };
  export default convnet;
}

declare module 'brain.js' {
  interface Example {
    readonly input: number[];
    readonly output: number[];
  }

  const brain: {
    NeuralNetwork: new (options: object) => {
      train(examples: readonly Example[], options: object): void;
      trainPattern(example: Example): void;
      runInput(input: number[]): ArrayLike<number>;
    };
  };
  export default brain;
}
