import { type MessagePort, workerData } from 'node:worker_threads';
import type { ForeignReply, ForeignTask } from './foreign-task.ts';

/** Runs in a thread of its own: makes values with libraries that may loop for ever or run out of memory. */
const { port, signal }: { readonly port: MessagePort; readonly signal: Int32Array } = workerData;

const libraries: Readonly<Record<ForeignTask['library'], (task: ForeignTask) => Promise<unknown>>> = {
  'json-schema-faker': async ({ schema, seed, filled }) => {
    const { generateSync } = await import('json-schema-faker');
    return generateSync({ ...schema }, { seed, optionalsProbability: 0, ...(filled && { minItems: 1 }) });
  },
  'openapi-sampler': async ({ schema }) => {
    // No named imports: Node does not find the names of its CommonJS build.
    const { default: library } = await import('openapi-sampler');
    return library.sample({ ...schema }, { skipNonRequired: true, quiet: true }, { ...schema });
  },
};

async function reply(task: ForeignTask): Promise<ForeignReply> {
  try {
    return { json: JSON.stringify(await libraries[task.library](task)) };
  } catch {
    return { json: undefined }; // Contradictions that the library notices, and values nested deeper than the stack.
  }
}

port.on('message', (task: ForeignTask) => {
  void reply(task).then((made) => {
    port.postMessage(made);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
});
