/** The frame from which a function was called, as it stands in a stack; empty where the engine does not say. */
export function callerOf(callee: (...args: never[]) => unknown): string {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, callee);
  return holder.stack?.split('\n').find((line) => line.startsWith('    at ')) ?? '';
}
