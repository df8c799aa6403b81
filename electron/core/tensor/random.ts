/** Seeded random numbers: the only source of chance in the core. */

/** Scrambles a 32-bit integer (the finalizer of SplitMix32). */
export function hash32(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** xoshiro128** (Blackman and Vigna), seeded through SplitMix32. */
export class Random {
  private state: Uint32Array;

  constructor(seed: number) {
    this.state = Uint32Array.from([1, 2, 3, 4], (i) => hash32(seed + Math.imul(i, 0x9e3779b9)));
  }

  /** A generator in a known state, four 32-bit integers, to be compared with the published algorithm. */
  static fromState(state: readonly [number, number, number, number]): Random {
    const random = new Random(0);
    random.state = Uint32Array.from(state);
    return random;
  }

  /** An independent generator for one purpose, so that adding a layer does not change the numbers of another. */
  fork(purpose: string): Random {
    let hash = this.state[0];
    for (let i = 0; i < purpose.length; i++) hash = hash32(hash ^ purpose.charCodeAt(i));
    return new Random(hash);
  }

  /** 32 random bits. */
  bits(): number {
    const s = this.state;
    const x = Math.imul(s[1], 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result;
  }

  /** Uniform in [0, 1), with 32 bits. */
  uniform(): number {
    return this.bits() / 4294967296;
  }

  /** Uniform integer in 0 … limit-1. */
  integer(limit: number): number {
    return Math.floor(this.uniform() * limit);
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** 0 … count-1 in random order (Fisher and Yates). */
  permutation(count: number): Int32Array {
    const order = Int32Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}
