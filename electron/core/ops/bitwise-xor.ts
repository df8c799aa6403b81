import { bitwise } from './shared/bitwise';

export const bitwiseXor = bitwise('BitwiseXor', 'Bits that differ in a and b', (a, b) => a ^ b);
