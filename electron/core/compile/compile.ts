/** Turns one training step into one JavaScript function that allocates nothing. */
import type { Graph } from '../graph/graph';
import type { StepFunction } from './make-function';
import { schedule } from './schedule';
import { writeStep, type StepMemory, type StepNames } from './write-step';

/**
 * V8 does not optimize a function of more than 60 kB of bytecode, which makes it 40 times slower. A character of this
 * code becomes about 1.15 bytes.
 */
const mostCharacters = 40_000;

/** How many operations of one node are written out; what is above becomes a loop. The first that makes the function short enough is taken. */
const unrollLimits = [1024, 512, 256, 128, 64, 32, 16];

/**
 * The function computes what the interpreter does, bit for bit: the same roundings, the same order of every sum.
 * `perStep` holds a row of the per-step inputs for each step of a run, `reports` gets a row of the reported elements.
 */
export function compileStep(graph: Graph, memory: StepMemory, names: StepNames): StepFunction {
  const plan = schedule(graph, Object.keys(memory.datasets));
  const write = (limit: number) => writeStep({ graph, plan, memory, names, limit });
  const limit = unrollLimits.find((each) => write(each).body.length <= mostCharacters);
  return write(limit ?? 0).compile();
}
