import { bitwise } from './shared/bitwise';

export const bitwiseOr = bitwise('BitwiseOr', 'The bits that a or b has, element by element', (a, b) => a | b);
