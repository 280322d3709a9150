import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseArgs } from 'node:util';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';

// A small server with the authorization that teams write by hand. It shares no code with src, and can be told to break
// exactly one thing: node test/systems/notes-server.ts --port 0 --break accepts-expired

const breaks = [
  'no-role-check',
  'role-check-inverted-for-editor',
  'accepts-expired',
  'accepts-any-signature',
  'accepts-missing-token',
  'ip-list-ignored',
  'hidden-answers-403',
  'refuses-allowed-viewer',
];

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, break: { type: 'string', multiple: true, default: [] } },
});
for (const name of values.break) {
  if (!breaks.includes(name)) throw new Error(`--break ${name} is none of ${breaks.join(', ')}`);
}
const isBroken = (name: string) => values.break.includes(name);

const key = process.env['NOTES_KEY'] ?? '';
if (key.length < 32) throw new Error('NOTES_KEY must hold the key that signs tokens, of 32 characters or more');

interface Caller {
  readonly name: string;
  readonly role: string;
}

/** The caller of a good token, or why it is not good. */
function authenticate(authorization: string | undefined): Caller | 'missing' | 'bad' {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return authorization === undefined ? 'missing' : 'bad';
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || signature === '') return 'bad';
  const right = createHmac('sha256', key).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  const signed = given.length === right.length && timingSafeEqual(given, right);
  if (!signed && !isBroken('accepts-any-signature')) return 'bad';
  const claims = parse(body);
  if (!claims || parse(head)?.['alg'] !== 'HS256') return 'bad';
  const { sub, role, exp, nbf = 0 } = claims;
  if (typeof sub !== 'string' || typeof role !== 'string' || typeof exp !== 'number') return 'bad';
  if (typeof nbf !== 'number' || nbf * 1000 > Date.now()) return 'bad';
  if (exp * 1000 <= Date.now() && !isBroken('accepts-expired')) return 'bad';
  return { name: sub, role };
}

function parse(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return value !== null && typeof value === 'object' ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

interface Endpoint {
  /** Who may; nobody needs a token where it is absent. */
  readonly may?: readonly string[];
  readonly officeOnly?: true;
  readonly hidden?: true;
  readonly validatesFirst?: true;
  readonly needs: Readonly<Record<string, string>>;
  readonly handle: (body: Record<string, unknown>, parameters: Record<string, string>) => Answer;
}

const notes = new Map([['n1', { id: 'n1', title: 'Shopping', text: 'Tea' }]]);
const titles = new Set(['Shopping']);
const folders = new Set<string>();
const users = new Set<string>();
let made = 1;

const endpoints: Readonly<Record<string, Endpoint>> = {
  '/sessions': {
    needs: { name: 'string' },
    handle: ({ name }) => ({ status: 201, body: { id: nextId('s'), name } }),
  },
  '/notes': {
    may: ['editor', 'admin'],
    needs: { title: 'string', text: 'string' },
    handle: ({ title, text }) => {
      if (!take(titles, title)) return { status: 409, body: { error: 'taken' } };
      const note = { id: nextId('n'), title: String(title), text: String(text) };
      notes.set(note.id, note);
      return { status: 201, body: note };
    },
  },
  '/notes/:noteId/comments': {
    may: ['viewer', 'editor', 'admin'],
    needs: { text: 'string' },
    handle: ({ text }, { noteId = '' }) =>
      notes.has(noteId) ? { status: 201, body: { id: nextId('c'), noteId, text } } : unknownNote,
  },
  '/notes/:noteId/share': {
    may: ['editor', 'admin'],
    needs: { with: 'string' },
    handle: (_body, { noteId = '' }) => (notes.has(noteId) ? { status: 204 } : unknownNote),
  },
  '/folders': {
    may: ['editor', 'admin'],
    needs: { name: 'string' },
    handle: ({ name }) =>
      take(folders, name)
        ? { status: 201, body: { id: nextId('f'), name } }
        : { status: 409, body: { error: 'taken' } },
  },
  '/users': {
    may: ['admin'],
    needs: { name: 'string', role: 'string' },
    handle: ({ name, role }) =>
      take(users, name)
        ? { status: 201, body: { id: nextId('u'), name, role } }
        : { status: 409, body: { error: 'taken' } },
  },
  '/exports': {
    may: ['admin'],
    officeOnly: true,
    needs: { format: 'string' },
    handle: ({ format }) => ({ status: 202, body: { id: nextId('e'), format } }),
  },
  '/search': {
    may: ['viewer', 'editor', 'admin'],
    validatesFirst: true,
    needs: { query: 'string' },
    handle: ({ query }) => ({
      status: 200,
      body: { found: [...notes.values()].filter(({ title }) => title.includes(String(query))).slice(0, 10) },
    }),
  },
  '/admin/flags': {
    may: ['admin'],
    hidden: true,
    needs: { name: 'string', enabled: 'boolean' },
    handle: ({ name, enabled }) => ({ status: 200, body: { name, enabled } }),
  },
};

const unknownNote: Answer = { status: 404, body: { error: 'not_found' } };

function nextId(prefix: string): string {
  made += 1;
  return `${prefix}${made}`;
}

function take(taken: Set<string>, name: unknown): boolean {
  const free = !taken.has(String(name));
  taken.add(String(name));
  return free;
}

function refuseToken(caller: 'missing' | 'bad'): Answer {
  return { status: 401, body: { error: caller === 'missing' ? 'no_token' : 'bad_token' } };
}

function isAllowed({ role }: Caller, may: readonly string[], path: string): boolean {
  const allowed = may.includes(role);
  if (isBroken('no-role-check') && path === '/folders') return true;
  if (isBroken('refuses-allowed-viewer') && path === '/search' && role === 'viewer') return false;
  if (isBroken('role-check-inverted-for-editor') && role === 'editor') return !allowed;
  return allowed;
}

/** What stops the caller: the token, the address, the role. */
function authorize(path: string, endpoint: Endpoint, request: FastifyRequest): Answer | undefined {
  if (!endpoint.may) return undefined;
  const caller = authenticate(request.headers.authorization);
  if (caller === 'missing' && isBroken('accepts-missing-token') && path === '/notes/:noteId/comments') return undefined;
  if (typeof caller === 'string') return refuseToken(caller);
  const inOffice = request.socket.remoteAddress === '127.0.0.2' || isBroken('ip-list-ignored');
  if (endpoint.officeOnly && !inOffice) return { status: 403, body: { error: 'address' } };
  if (isAllowed(caller, endpoint.may, path)) return undefined;
  if (endpoint.hidden && !isBroken('hidden-answers-403')) return { status: 404, body: { error: 'not_found' } };
  return { status: 403, body: { error: 'forbidden' } };
}

function validate(body: unknown, needs: Readonly<Record<string, string>>): Answer | undefined {
  const given = new Map(body !== null && typeof body === 'object' ? Object.entries(body) : []);
  const wrong = Object.entries(needs).find(([name, type]) => typeof given.get(name) !== type);
  return wrong && { status: 400, body: { error: 'invalid', field: wrong[0] } };
}

async function send(reply: FastifyReply, { status, body }: Answer): Promise<void> {
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="notes"');
  await reply.code(status).send(body);
}

const app = fastify();

for (const [path, endpoint] of Object.entries(endpoints)) {
  app.post<{ Params: Record<string, string> }>(path, async (request, reply) => {
    const invalid = validate(request.body, endpoint.needs);
    const refused = authorize(path, endpoint, request);
    const stopped = endpoint.validatesFirst ? (invalid ?? refused) : (refused ?? invalid);
    const body = request.body !== null && typeof request.body === 'object' ? { ...request.body } : {};
    await send(reply, stopped ?? endpoint.handle(body, request.params));
  });
}

app.get('/health', async () => ({ up: true }));

app.get('/me', async (request, reply) => {
  const caller = authenticate(request.headers.authorization);
  await send(reply, typeof caller === 'string' ? refuseToken(caller) : { status: 200, body: caller });
});

app.get<{ Params: { noteId: string } }>('/notes/:noteId', async (request, reply) => {
  const caller = authenticate(request.headers.authorization);
  const note = notes.get(request.params.noteId);
  await send(
    reply,
    typeof caller === 'string' ? refuseToken(caller) : note ? { status: 200, body: note } : unknownNote,
  );
});

console.log(await app.listen({ host: '127.0.0.1', port: Number(values.port) }));
