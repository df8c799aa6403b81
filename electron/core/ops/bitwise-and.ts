import { bitwise } from './shared/bitwise';

export const bitwiseAnd = bitwise('BitwiseAnd', 'Bits that are set in a and b', (a, b) => a & b);
