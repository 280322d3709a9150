import { RolecallError } from '../../model/rolecall-error.ts';
import { readSource } from '../source.ts';
import { readCurl } from './read-curl.ts';
import { readHar } from './read-har.ts';
import type { RecordedRequest } from './recorded-request.ts';

/** Reads a recording: an HTTP archive, or a file of curl commands. */
export async function readTraffic(file: string): Promise<readonly RecordedRequest[]> {
  const { text } = await readSource(file);
  const archived = readHar(file, text);
  if (archived) return archived;
  if (/\^\r?\n/.test(text))
    throw new RolecallError(
      'bad-syntax',
      `${file}:1:1 these are commands for cmd.exe, expected those for a POSIX shell. Copy them "as cURL (bash)".`,
    );
  const commands = readCurl(file, text);
  if (commands.length > 0) return commands;
  throw new RolecallError(
    'bad-syntax',
    `${file}:1:1 this is neither an HTTP archive (HAR 1.2, JSON with \`log\` › \`entries\`) nor a file of curl commands. Save the network log of a browser "as HAR", or copy requests "as cURL (bash)".`,
  );
}
