/** Pictures of networks without a canvas: small ones for lists, and files. */
export { pictureOf, type NetworkPicture } from './picture';
export { pngOf } from './rasterize';
export { writeSvg } from './write-svg';
