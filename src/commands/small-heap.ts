import { setFlagsFromString } from 'node:v8';

/**
 * Keeps a run's memory near what is really alive. Left alone, V8 lets what outlives an operation stand until its heap has
 * grown several times; here it is collected when it has grown by half (docs/performance.md). To be called once the code is
 * loaded: the young generation keeps the size that this needed.
 */
export function smallHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}
