/** What normalization layers share: a learned scale and shift after the numbers were brought to mean 0 and variance 1. */
import { elementCount, type Shape } from '../../tensor/tensor';
import type { ParameterDefinition } from '../definition';
import { oneInitializer, zeroInitializer } from './initialization';

/** Scale γ and shift β, vectors of `length` elements. */
export const scaleAndShift = (length: number): readonly ParameterDefinition[] => [
  { name: 'scale', shape: [length], initializer: oneInitializer },
  { name: 'bias', shape: [length], initializer: zeroInitializer },
];

/** Two passes for mean and variance, one to apply them. */
export const normalizationFlop = (input: Shape): number => 8 * elementCount(input);

/** Keeps the division sound when all numbers are equal; the value of the papers and of ONNX. */
export const epsilon = 1e-5;
