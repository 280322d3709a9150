import { isIP } from 'node:net';
import * as z from 'zod';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { expectedOneOf } from '../nearest-name.ts';
import { parseCidr } from '../networks.ts';
import { byName, closed, later } from './closed.ts';
import { countCredentials, credentialKeys, credentialMeta, furtherKeys, given } from './credentials.ts';
import { lengthOfTime, names, reason, refusals, status, version } from './fields.ts';
import { severities } from '../../model/severities.ts';

function principal(vocabulary: Vocabulary) {
  const states = z
    .exactOptional(byName(vocabulary.tokenStates, given))
    .describe('Tokens in states that cannot be derived, by the name of the state.');
  const further = closed({ ...furtherKeys, states })
    .meta(credentialMeta)
    .superRefine(countCredentials);
  return closed({
    roles: z
      .exactOptional(names)
      .describe('Its roles; by default the role of its own name. An empty list is an outsider.'),
    ...credentialKeys,
    and: z
      .exactOptional(z.array(further).min(1, 'expected a credential'))
      .describe('Further credentials that go along with it in every request, each tried in states of its own.'),
    tenant: z
      .exactOptional(z.string())
      .describe('Whose customer it is: resources of another tenant are foreign to it.'),
    attributes: z
      .exactOptional(z.record(z.string(), z.unknown()))
      .describe('Ids by which bodies and queries speak of it: `$owner.NAME`.'),
    states,
    verify: z
      .exactOptional(z.string().regex(/^[A-Z]+ \/\S*$/, 'expected METHOD /path, such as GET /me'))
      .describe('A read that only a recognised credential gets: GET /me.'),
  })
    .meta(credentialMeta)
    .superRefine((declared, context) => {
      countCredentials(declared, context);
      for (const key of ['logout', 'revoke', 'headers'])
        if (key in declared && declared.steps === undefined)
          context.addIssue({ code: 'custom', path: [key], message: `"${key}" goes with \`steps\` alone: remove it.` });
    });
}

/** Off, or of another severity: one of both. */
const oracle = closed({
  off: z.exactOptional(reason).describe('Switches it off. Why: reports print it.'),
  severity: z
    .exactOptional(z.enum(severities))
    .describe('How grave its findings are; with `info` they are notes and never fail a run.'),
})
  .meta({ minProperties: 1, maxProperties: 1 })
  .superRefine((declared, context) => {
    const keys = Object.keys(declared);
    if (keys.length !== 1)
      context.addIssue({
        code: 'custom',
        message: 'expected exactly one of off, severity.',
        params: { lacking: keys.length === 0 },
      });
  });

const expectedEcho = /^[A-Z]+ \/[^\s#]*(?:#(?:\/\S*)?)?$/;

const echoWords = 'expected METHOD /path, and #/pointer where it answers with JSON: GET /echo#/address';

const expectedCall = 'expected METHOD /path, such as POST /reset';

const expectedShare = 'expected a share, 0 to 1';

const cidr = z
  .string()
  .refine((text) => parseCidr(text) !== undefined, 'expected an address or a CIDR block, such as 10.0.0.0/8');

const made = new WeakMap<Vocabulary, ReturnType<typeof fileWith>>();

/** The main file: where, and as whom. Made once for a vocabulary: zod compiles a schema when it is first used. */
export function rolecallFile(vocabulary: Vocabulary): ReturnType<typeof fileWith> {
  const schema = made.get(vocabulary) ?? fileWith(vocabulary);
  made.set(vocabulary, schema);
  return schema;
}

function fileWith(vocabulary: Vocabulary) {
  const here = {
    refusals: z
      .exactOptional(byName([...vocabulary.tokenStates, 'role', 'owner', 'address', 'hidden'], refusals))
      .describe(
        'Statuses that count as the refusal of a token state, a role, an owner, an address, or a hidden operation.',
      ),
    undecided: z
      .exactOptional(
        z.array(
          closed({
            status: z.exactOptional(status).describe('The status of the answer.'),
            body: z.exactOptional(z.string().min(1)).describe('Found anywhere in the body.'),
            means: z.enum(['limit', 'quota', 'licence', 'maintenance']).describe('What it is instead of a refusal.'),
          })
            .meta({ minProperties: 2 })
            .superRefine((declared, context) => {
              if (declared.status === undefined && declared.body === undefined)
                context.addIssue('expected a status, a body, or both.');
            }),
        ),
      )
      .describe('Answers that look like a refusal and say nothing about permission.'),
    revocation: z
      .exactOptional(closed({ within: lengthOfTime.describe('A length of time; 10s by default.') }))
      .describe('How soon a revoked token, or one whose owner logged out, must be refused.'),
    leeway: z
      .exactOptional(lengthOfTime)
      .describe(
        'How far clocks may differ: expired tokens are a little older than that; 5m where Rolecall signs them, by default.',
      ),
  };
  const address = closed({
    via: z.enum(vocabulary.addressWays).describe('How the target comes to see the address.'),
    ip: z.exactOptional(ip).describe('The address; the choice of the system when absent, with `bind`.'),
    url: z
      .exactOptional(
        z.string().refine(isProxyUrl, 'expected an http, https or socks5 URL without credentials and path'),
      )
      .describe('With `proxy`: where it is.'),
    tunnel: z.exactOptional(z.boolean()).describe('With `proxy`: CONNECT, also to a target without TLS.'),
    version: z
      .exactOptional(z.union([z.literal(1), z.literal(2)], 'expected 1 or 2'))
      .describe('With `proxy-protocol`; 1 by default.'),
    header: z
      .exactOptional(z.string().refine(canSayAddress, 'expected a header that a proxy writes, such as X-Forwarded-For'))
      .describe('With `header`: X-Forwarded-For, Forwarded, or the one of your proxy.'),
    trusted: z
      .exactOptional(z.literal(true, 'expected true: a header that nobody trusts is a claim and no address'))
      .describe('With `header`: Rolecall stands in the place of a proxy that the target trusts.'),
    from: z
      .exactOptional(ip)
      .describe('With `proxy-protocol` and `header`: the address of this machine to connect from.'),
  }).superRefine((declared, context) => {
    const keys = vocabulary.addressKeys?.[declared.via];
    if (!keys) return;
    for (const key of keys.needs)
      if (declared[key] === undefined)
        context.addIssue({ code: 'custom', message: needed(declared.via, key), params: { lacking: true } });
    const known: readonly string[] = ['via', ...keys.needs, ...keys.takes];
    for (const key of Object.keys(declared))
      if (!known.includes(key))
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `"${key}" does not go with \`via: ${declared.via}\`, ${expectedOneOf(key, known)}`,
        });
  });
  const environment = closed({
    target: z
      .exactOptional(
        z.string().refine(isTarget, 'expected an absolute http or https URL without credentials, query and fragment'),
      )
      .describe('Absolute URL with the base path; it replaces the servers of the document. Absent: the embedded API.'),
    app: z
      .exactOptional(z.string())
      .describe(
        'A module, relative to this file, whose default export is the target, asked in this process without a socket: `fetch(Request)`, a Fastify instance, an Express app. `target` is then the URL that it believes to have.',
      ),
    start: z
      .exactOptional(
        closed({
          command: z
            .array(z.string())
            .min(1, 'expected a command and its arguments')
            .describe('Starts the target, without a shell.'),
          ready: z
            .string()
            .startsWith('/', 'expected a path')
            .describe('Path below the target that answers once it is up.'),
        }),
      )
      .describe('How to start the target.'),
    tls: z
      .exactOptional(
        closed({
          ca: z.string().describe('PEM file of the authorities that its certificate is from, relative to this file.'),
        }),
      )
      .describe('How the target is reached over TLS.'),
    headers: z.exactOptional(z.record(z.string(), z.string())).describe('Sent with every request.'),
    disposable: z
      .exactOptional(z.boolean())
      .describe('Data may be made and lost here; without it only loopback is written to.'),
    principals: z
      .exactOptional(z.record(z.string(), principal(vocabulary)))
      .describe('Test identities, named like their role unless `roles` says otherwise.'),
    networks: z
      .exactOptional(z.record(z.string(), z.array(cidr)))
      .describe('Where the networks of the matrix lie: CIDR blocks.'),
    addresses: z
      .exactOptional(
        z.record(
          z.string().regex(/^[^\s=]+$/, 'expected a name without blanks and =, which ids of scenarios hold'),
          address,
        ),
      )
      .describe('Client addresses to send from, by name.'),
    reset: z
      .exactOptional(
        z.union([
          z.string().regex(/^[A-Z]+ \/\S*$/, expectedCall),
          closed({
            call: z
              .string()
              .regex(/^[A-Z]+ \/\S*$/, expectedCall)
              .describe('METHOD /path, below the target.'),
            as: z.exactOptional(z.string()).describe('The principal whose credential is presented.'),
          }),
        ]),
      )
      .describe('Brings the data of the target back to where it began, before each operation: METHOD /path.'),
    echo: z
      .exactOptional(
        z.union([
          z.string().regex(expectedEcho, echoWords),
          closed({
            call: z
              .string()
              .regex(expectedEcho, echoWords)
              .describe('METHOD /path, below the target; #/pointer into its JSON.'),
            as: z.exactOptional(z.string()).describe('The principal whose credential is presented.'),
          }),
        ]),
      )
      .describe(
        'Where the target says which client address it sees: GET /echo#/address. Every address is looked up there before the run.',
      ),
    trustedHops: z
      .exactOptional(z.int().min(0, 'expected how many'))
      .describe('How many entries at the end of X-Forwarded-For the target believes, because its proxies wrote them.'),
    direct: later('the target past its gateway.'),
    gateway: later('the configuration and the logs of the gateway.'),
    ...here,
  });
  return closed({
    rolecall: version,
    spec: z
      .exactOptional(
        z.union([
          z.string().refine((text) => !/^https?:/i.test(text) || isDocumentUrl(text), expectedUrl),
          closed({
            url: z.string().refine(isDocumentUrl, expectedUrl).describe('Where it is.'),
            as: z.exactOptional(z.string()).describe('The principal whose credential is presented.'),
          }),
        ]),
      )
      .describe('OpenAPI document: a file, relative to this one, or a URL.'),
    overlays: z
      .exactOptional(z.array(z.string()))
      .describe('OpenAPI overlays, applied in this order; relative to this file.'),
    remoteReferences: z
      .exactOptional(z.boolean())
      .describe('Follow the references of the document to other hosts; off by default.'),
    matrix: z.exactOptional(z.string()).describe('Role matrix, YAML or CSV, relative to this file.'),
    scenarios: z
      .exactOptional(z.array(z.string()))
      .describe('Scenario files, relative to this file; * and ** are wildcards.'),
    methods: z
      .exactOptional(
        z.array(z.string().regex(/^[A-Za-z]+$/, 'expected HTTP methods')).min(1, 'expected at least one method'),
      )
      .describe('HTTP methods of the operations to call; POST by default.'),
    minProven: z
      .exactOptional(z.number().min(0, expectedShare).max(1, expectedShare))
      .describe('The share of provable cells that must be proven, 0 to 1.'),
    oracles: z
      .exactOptional(byName(vocabulary.oracles, oracle))
      .describe('What is looked for in refusals, by name: switched off with a reason, or of another severity.'),
    coverage: z
      .exactOptional(z.string().min(1, 'expected a file'))
      .describe('Coverage baseline, relative to this file; rolecall.coverage.json by default.'),
    baseline: z
      .exactOptional(z.string().min(1, 'expected a file'))
      .describe('Baseline, relative to this file; rolecall.lock.json by default.'),
    environments: z.exactOptional(z.record(z.string(), environment)).describe('Where to send, and as whom, by name.'),
    ...here,
  }).describe('rolecall.yaml: where, and as whom.');
}

const ip = z.string().refine((text) => isIP(text) !== 0, 'expected an IP address');

function needed(via: string, key: string): string {
  if (key === 'trusted')
    return 'a header is a claim of the client: say `trusted: true` where the target trusts Rolecall as it does its proxy. What clients claim is tried unasked.';
  return `an address \`via: ${via}\` needs \`${key}\`.`;
}

/** RFC 9110 §5.6.2, and none that is about the message or about who calls. */
function canSayAddress(name: string): boolean {
  const taken =
    /^(?:host|authorization|cookie|connection|content-.*|transfer-encoding|upgrade|expect|keep-alive|te|trailer)$/i;
  return /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/.test(name) && !taken.test(name);
}

function isProxyUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^(?:https?|socks5):$/.test(url.protocol) &&
    url.hostname !== '' &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '' &&
    (url.pathname === '/' || url.pathname === '')
  );
}

const expectedUrl = 'expected an http or https URL without credentials';

function isDocumentUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function isTarget(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  );
}

export type RolecallFile = z.output<ReturnType<typeof rolecallFile>>;
export type EnvironmentFile = NonNullable<RolecallFile['environments']>[string];
export type PrincipalFile = NonNullable<EnvironmentFile['principals']>[string];
