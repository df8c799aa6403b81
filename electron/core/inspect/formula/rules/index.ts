/** The ops whose results can be written with numbers. */
import type { FormulaRule } from '../definition';
import { elementwise } from './elementwise';
import { moves } from './moves';
import { normalization } from './normalization';
import { pools } from './pools';
import { products } from './products';
import { reductions } from './reductions';

export const rules: Readonly<Record<string, FormulaRule | undefined>> = { ...elementwise, ...moves, ...products, ...pools, ...reductions, ...normalization };
