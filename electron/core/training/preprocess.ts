/**
 * From a picture to what a network trained on digits expects: light strokes on black, the digit 20 pixels long,
 * its center of mass in the middle, as MNIST itself was made. The rule, in order:
 * 1. grey (luma), transparent parts on white;
 * 2. a bright background (median of the border above 127) is inverted;
 * 3. a picture that already has the network's size is used as it is;
 * 4. otherwise: contrast stretched so that the background is 0, cropped to the strokes, resized to fit a margin of
 *    4 pixels, moved so that the center of mass is in the middle.
 */
import { float32, int64, type Shape, type Tensor } from '../tensor/tensor';

/** Decoded upright pixels, 4 bytes each (RGBA). */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
}

/** Runs the resize model. */
export type RunResize = (feeds: { readonly image: Tensor; readonly sizes: Tensor }) => Promise<Readonly<Record<string, Tensor>>>;

/** A grey image, row by row, 0 to 255. */
interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

const margin = 4;
/** A picture whose values differ by less shows nothing. */
const leastContrast = 24;
/** Values from here on belong to a stroke. */
const inkFrom = 96;
/** Rows and columns with a smaller share of stroke pixels are specks. */
const leastInk = 0.004;

/**
 * @returns float32 [1, 1, height, width], 0 to 255, for a network whose examples are [1, height, width].
 * @throws a sentence if the picture is blank, or the network wants color.
 */
export async function preprocess(picture: Pixels, [channels, height, width]: Shape, resize: RunResize): Promise<Tensor> {
  if (channels !== 1) throw new Error(`Pictures can be prepared for networks with one grey channel; this one wants ${channels}.`);
  const grey = darkBackground(toGrey(picture));
  if (grey.width === width && grey.height === height) return toTensor(grey);
  const strokes = cropToInk(stretch(grey));
  const room = { width: width - 2 * margin, height: height - 2 * margin };
  const scale = Math.min(room.width / strokes.width, room.height / strokes.height);
  const sizes = [1, 1, fitting(strokes.height * scale), fitting(strokes.width * scale)];
  const { resized } = await resize({ image: toTensor(strokes), sizes: int64([4], sizes) });
  return toTensor(center(brighten({ width: sizes[3], height: sizes[2], data: resized.data as Float32Array }), width, height));
}

const fitting = (length: number): number => Math.max(1, Math.round(length));

const toTensor = ({ width, height, data }: Grey): Tensor => float32([1, 1, height, width], data);

function toGrey({ width, height, pixels }: Pixels): Grey {
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const at = 4 * i;
    const luma = 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
    const opacity = pixels[at + 3] / 255;
    data[i] = Math.round(luma * opacity + 255 * (1 - opacity));
  }
  return { width, height, data };
}

function darkBackground(grey: Grey): Grey {
  return borderMedian(grey) > 127 ? { ...grey, data: grey.data.map((value) => 255 - value) } : grey;
}

function borderMedian({ width, height, data }: Grey): number {
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(data[x], data[(height - 1) * width + x]);
  for (let y = 0; y < height; y++) border.push(data[y * width], data[y * width + width - 1]);
  return border.sort((a, b) => a - b)[border.length >> 1];
}

/** Background to 0 and strokes to 255, with a tenth of the range cut off at both ends against paper and shine. */
function stretch(grey: Grey): Grey {
  const low = borderMedian(grey);
  const high = grey.data.reduce((most, value) => Math.max(most, value), 0);
  if (high - low < leastContrast) throw new Error('The picture is blank or has too little contrast; there is no digit to be seen.');
  const range = 0.8 * (high - low);
  const start = low + 0.1 * (high - low);
  return { ...grey, data: grey.data.map((value) => 255 * Math.min(1, Math.max(0, (value - start) / range))) };
}

function cropToInk({ width, height, data }: Grey): Grey {
  const rows = new Float64Array(height);
  const columns = new Float64Array(width);
  data.forEach((value, i) => {
    if (value < inkFrom) return;
    rows[Math.floor(i / width)]++;
    columns[i % width]++;
  });
  const [top, bottom] = extent(rows, leastInk * width);
  const [left, right] = extent(columns, leastInk * height);
  const cropped = new Float32Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) cropped.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return { width: right - left, height: bottom - top, data: cropped };
}

/** From the first to after the last place with enough ink; everything if there is none. */
function extent(ink: Float64Array, least: number): [number, number] {
  const hasInk = (count: number) => count > 0 && count >= least;
  const first = ink.findIndex(hasInk);
  return first < 0 ? [0, ink.length] : [first, ink.findLastIndex(hasInk) + 1];
}

/** Thin strokes fade when they shrink; this brings the brightest pixel back to 255. */
function brighten(grey: Grey): Grey {
  const most = grey.data.reduce((largest, value) => Math.max(largest, value), 1);
  return { ...grey, data: grey.data.map((value) => Math.min(255, Math.max(0, (255 * value) / most))) };
}

function center(grey: Grey, width: number, height: number): Grey {
  const [x, y] = centerOfMass(grey);
  const left = clamp(Math.round((width - 1) / 2 - x), 0, width - grey.width);
  const top = clamp(Math.round((height - 1) / 2 - y), 0, height - grey.height);
  const data = new Float32Array(width * height);
  for (let row = 0; row < grey.height; row++) {
    data.set(grey.data.subarray(row * grey.width, (row + 1) * grey.width), (top + row) * width + left);
  }
  return { width, height, data };
}

function centerOfMass({ width, height, data }: Grey): [number, number] {
  let [sum, sumX, sumY] = [0, 0, 0];
  data.forEach((value, i) => {
    sum += value;
    sumX += value * (i % width);
    sumY += value * Math.floor(i / width);
  });
  return sum > 0 ? [sumX / sum, sumY / sum] : [(width - 1) / 2, (height - 1) / 2];
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
