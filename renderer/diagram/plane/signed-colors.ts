/** The colors of heat maps as the present theme has them; they are read again when it changes. */
import { colorOf, type SignedColors } from './paint';

export function signedColors(style: CSSStyleDeclaration): SignedColors {
  const token = (name: string) => colorOf(style.getPropertyValue(name));
  return { negative: token('--negative'), zero: token('--panel'), positive: token('--positive') };
}
