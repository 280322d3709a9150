import { extname } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ForeignReply, ForeignTask } from './foreign-task.ts';

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

/** One thread for all, started when it is first needed: it loads the libraries once. */
let running: Thread | undefined;

// Values take milliseconds (p99 12 ms on 3,000 real bodies); what takes a thousand times as long never ends. The limit is
// this generous so that a slow machine gives the same values as a fast one.
const patienceMs = 10_000;
const limits = { maxOldGenerationSizeMb: 512 };

/** A value made by another library, waited for; `undefined` where it made none, in time or at all. */
export function foreignValue(task: ForeignTask, limitMs = patienceMs): unknown {
  const thread = (running ??= started());
  const { worker, port, signal } = thread;
  Atomics.store(signal, 0, 0);
  try {
    port.postMessage(task);
  } catch {
    return undefined; // A schema nested deeper than the stack cannot be copied.
  }
  // Not a library: synckit and its like cannot stop a thread that loops, and every later call would wait behind it.
  if (Atomics.wait(signal, 0, 0, limitMs) === 'timed-out') {
    running = undefined;
    void worker.terminate();
    return undefined;
  }
  const reply: ForeignReply | undefined = receiveMessageOnPort(port)?.message;
  return reply?.json === undefined ? undefined : JSON.parse(reply.json);
}

function started(): Thread {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  // Sources run as .ts, the package as .js.
  const file = new URL(`./foreign-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(file, {
    workerData: { port: port2, signal },
    transferList: [port2],
    execArgv: [],
    resourceLimits: limits,
  });
  worker.unref();
  port1.unref();
  const forget = (): void => {
    if (running?.worker === worker) running = undefined;
  };
  worker.on('error', forget).on('exit', forget);
  return { worker, port: port1, signal };
}
