import { open, rm, type FileHandle } from 'node:fs/promises';

/** Where the lines of an operation stand in the file. */
interface Part {
  readonly from: number;
  readonly bytes: number;
}

const chunkBytes = 1024 * 1024;

/**
 * The lines of operations, kept in a file in whichever order they come and copied in another one: memory grows with
 * operations, not with lines.
 */
export class OperationParts implements AsyncDisposable {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #parts = new Map<string, Part>();
  #size = 0;

  private constructor(file: string, handle: FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  static async in(file: string): Promise<OperationParts> {
    return new OperationParts(file, await open(file, 'wx+'));
  }

  async add(operation: string, lines: readonly string[]): Promise<void> {
    const buffer = Buffer.from(`${lines.join('\n')}\n`);
    this.#parts.set(operation, { from: this.#size, bytes: buffer.length });
    await this.#handle.write(buffer, 0, buffer.length, this.#size);
    this.#size += buffer.length;
  }

  async copy(operation: string, write: (chunk: Buffer) => Promise<unknown>): Promise<void> {
    const { from, bytes } = this.#parts.get(operation) ?? { from: 0, bytes: 0 };
    for (let done = 0; done < bytes;) {
      const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, bytes - done));
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, from + done);
      if (bytesRead === 0) return;
      await write(buffer.subarray(0, bytesRead));
      done += bytesRead;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }
}
