/** Features of the points of the plane to choose from, each as a picture of what it is there. Pure. */
import { mostOf, paintSigned, type SignedColors } from '../../diagram/plane/paint';

export interface FeatureChoice {
  readonly value: string;
  readonly name: string;
  readonly isChosen: boolean;
}

export interface FeatureMark extends FeatureChoice {
  /** Of a square picture, four bytes each. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** The largest size in it. */
  readonly most: number;
}

/** @param values one number for each of the choices, cell by cell, row after row from the top */
export function encode(choices: readonly FeatureChoice[], values: Float32Array, colors: SignedColors): readonly FeatureMark[] {
  return choices.map((choice, i) => {
    const most = mostOf(values, choices.length, i);
    return { ...choice, most, pixels: paintSigned(values, choices.length, i, colors, most) };
  });
}
