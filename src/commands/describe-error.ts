import { CommanderError } from 'commander';
import { RolecallError } from '../model/rolecall-error.ts';

/** What standard error says when Rolecall could not run: a line for each problem; the stack only when asked for. */
export function describeError(error: unknown, { stack }: { readonly stack: boolean }): string {
  if (error instanceof RolecallError) return `${error.message}${stack ? `\n${error.stack ?? ''}` : ''}\n`;
  if (error instanceof CommanderError) return usageLine(error);
  const summary = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (!stack) return `rolecall stopped at a mistake of its own: ${oneLine(summary)} (--debug shows where)\n`;
  return `rolecall stopped at a mistake of its own: ${error instanceof Error ? (error.stack ?? summary) : summary}\n`;
}

function usageLine({ message, code }: CommanderError): string {
  // Commander throws this one when it has printed the help, because no command was named.
  if (code === 'commander.help') return 'name a command, for example: rolecall run\n';
  return `rolecall: ${oneLine(message.replace(/^error: /, '').replace(/\.$/, ''))}. See: rolecall --help\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
