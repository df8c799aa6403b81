/** What the numbers of fields count. */
import type { Unit } from '../../fields/definition';

export const pixels: Unit = { sign: { en: 'px', zh: '像素' } };
/** A share from 0 to 1, as people say it. */
export const percent: Unit = { sign: { en: '%', zh: '%' }, factor: 100 };
export const times: Unit = { sign: { en: '×', zh: '倍' } };
