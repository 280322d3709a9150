import type { Dispatcher } from 'undici';
import type { Answer } from '../model/wire.ts';
import { answerOf, keptBytes } from './answer-of.ts';
import type { Deadlines } from './deadlines.ts';

const readBytes = 1024 * 1024;

/** Sends one request and waits for its whole answer, as long as the deadlines say. Never rejects: what goes wrong is an answer, too. */
export function dispatch(
  dispatcher: Pick<Dispatcher, 'dispatch'>,
  request: Dispatcher.DispatchOptions,
  deadlines: Deadlines,
): Promise<Answer> {
  return new Promise((resolve) => {
    const collecting = new Collecting((answer) => {
      deadlines.delete(collecting);
      resolve(answer);
    });
    deadlines.add(collecting);
    dispatcher.dispatch(request, collecting);
  });
}

class Collecting implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: Answer) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #head: { readonly status: number; readonly headers: Record<string, string | string[]> } | undefined;
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #read = 0;
  #settled = false;

  constructor(resolve: (answer: Answer) => void) {
    this.#resolve = resolve;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#settled) controller.abort(new Error('given up'));
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    const present: Record<string, string | string[]> = {};
    for (const name in headers) {
      const value = headers[name];
      if (value !== undefined) present[name.toLowerCase()] = value;
    }
    this.#head = { status, headers: present };
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#read += chunk.length;
    if (this.#kept < keptBytes) {
      const part = chunk.subarray(0, keptBytes - this.#kept);
      this.#chunks.push(part);
      this.#kept += part.length;
    }
    if (this.#read <= readBytes) return;
    this.#finish();
    controller.abort(new Error('answer too long'));
  }

  onResponseEnd(): void {
    this.#finish();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
    this.#settle({ kind: 'failure', phase: this.#phase(), code });
  }

  giveUp(): void {
    this.#settle({ kind: 'failure', phase: 'deadline', code: 'TIMEOUT' });
    this.#controller?.abort(new Error('deadline'));
  }

  #phase(): 'connect' | 'headers' | 'body' {
    if (this.#head) return 'body';
    return this.#controller ? 'headers' : 'connect';
  }

  #finish(): void {
    if (!this.#head) return;
    const [only, ...more] = this.#chunks;
    const kept = more.length === 0 && only ? only : Buffer.concat(this.#chunks);
    this.#settle(answerOf(this.#head, kept, this.#read));
  }

  #settle(answer: Answer): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#resolve(answer);
  }
}
