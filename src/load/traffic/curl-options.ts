import type { RecordedField } from './recorded-request.ts';

/** What one curl command says of its request. */
export interface CurlOptions {
  readonly url: string | undefined;
  readonly method: string | undefined;
  readonly headers: readonly string[];
  /** Credentials given by options of their own, as the headers that curl makes of them. */
  readonly secretHeaders: readonly (readonly [name: string, value: string])[];
  readonly data: readonly string[];
  readonly fields: readonly RecordedField[];
  readonly json: boolean;
  readonly get: boolean;
}

type Draft = { -readonly [Key in keyof CurlOptions]: CurlOptions[Key] };

type Apply = (draft: Draft, value: string) => void;

/** Options that take a value and say something of the request. */
const telling: Readonly<Record<string, Apply>> = {
  '--request': (draft, value) => (draft.method = value),
  '--url': (draft, value) => (draft.url = value),
  '--header': (draft, value) => (draft.headers = [...draft.headers, value]),
  '--data': (draft, value) => (draft.data = [...draft.data, value]),
  // RFC 3986 and curl(1): an at sign in raw data is one.
  '--data-raw': (draft, value) => (draft.data = [...draft.data, value.replace(/^@/, '%40')]),
  '--data-urlencode': (draft, value) => (draft.data = [...draft.data, urlEncoded(value)]),
  '--json': (draft, value) => {
    draft.json = true;
    draft.data = [...draft.data, value];
  },
  '--form': (draft, value) => (draft.fields = [...draft.fields, fieldOf(value, true)]),
  '--form-string': (draft, value) => (draft.fields = [...draft.fields, fieldOf(value, false)]),
  '--user': (draft, value) => (draft.secretHeaders = [...draft.secretHeaders, ['authorization', value]]),
  '--oauth2-bearer': (draft, value) => (draft.secretHeaders = [...draft.secretHeaders, ['authorization', value]]),
  '--cookie': (draft, value) => (draft.secretHeaders = [...draft.secretHeaders, ['cookie', value]]),
};

const aliases: Readonly<Record<string, string>> = {
  '-X': '--request',
  '-H': '--header',
  '-d': '--data',
  '--data-ascii': '--data',
  '--data-binary': '--data',
  '-F': '--form',
  '-u': '--user',
  '-b': '--cookie',
};

/** Options that take a value and say nothing of the request: passing over them must not take their value for the address. */
const silent: ReadonlySet<string> = new Set(
  (
    '-A --user-agent -e --referer -o --output -m --max-time -x --proxy -w --write-out --connect-timeout ' +
    '--retry --retry-delay -c --cookie-jar -E --cert --key --cacert --capath --resolve --connect-to -T ' +
    '--upload-file -K --config --interface -D --dump-header --pass -U --proxy-user --limit-rate ' +
    '--unix-socket --ciphers -r --range --aws-sigv4 --max-redirs'
  ).split(' '),
);

/** Reads the words behind `curl`: several where another command follows without a separator, on a line of its own. */
export function curlOptions(words: readonly string[]): readonly CurlOptions[] {
  const commands = [emptyDraft()];
  let rest = words.flatMap(apart);
  while (rest.length > 0) {
    const [word = '', value = '', ...more] = rest;
    const draft = commands.at(-1) ?? emptyDraft();
    const apply = telling[aliases[word] ?? word];
    if (apply) apply(draft, value);
    if (apply || silent.has(word)) {
      rest = more;
      continue;
    }
    rest = rest.slice(1);
    if (word === 'curl') commands.push(emptyDraft());
    else if (word === '-G' || word === '--get') draft.get = true;
    else if (word === '-I' || word === '--head') draft.method ??= 'HEAD';
    else if (!word.startsWith('-') && word !== '') draft.url ??= word;
  }
  return commands;
}

/** `--data=x` and `-XPOST` as the two words that they stand for; flags written together (`-sSL`) say nothing here. */
function apart(word: string): readonly string[] {
  const [, long, given] = /^(--[a-z][\w-]*)=(.*)$/s.exec(word) ?? [];
  if (long !== undefined && given !== undefined && (long in telling || long in aliases || silent.has(long)))
    return [long, given];
  const short = word.slice(0, 2);
  const joined = /^-[A-Za-z]./s.test(word) && (short in aliases || silent.has(short));
  return joined ? [short, word.slice(2)] : [word];
}

function emptyDraft(): Draft {
  return {
    url: undefined,
    method: undefined,
    headers: [],
    secretHeaders: [],
    data: [],
    fields: [],
    json: false,
    get: false,
  };
}

function urlEncoded(value: string): string {
  const [, name = '', content = value] = /^([^=@]*)=(.*)$/s.exec(value) ?? [];
  return name === '' ? encodeURIComponent(content) : `${name}=${encodeURIComponent(content)}`;
}

function fieldOf(written: string, files: boolean): RecordedField {
  const equals = written.indexOf('=');
  const [name, value] = [written.slice(0, equals), written.slice(equals + 1)];
  const file = files && /^[@<]/.test(value);
  // Behind a semicolon curl takes the type of the part and the name of the file.
  return { name, value: files ? value.replace(/;\s*(?:type|filename)=.*$/s, '') : value, file };
}
