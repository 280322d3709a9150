import { describe, expect, test } from 'vitest';
import { complaints, config, matrix } from './loading.ts';

type Broken = readonly [title: string, files: Readonly<Record<string, string>>, lines: readonly string[]];

const head = 'rolecall: 1\nroles: { viewer: {}, editor: { includes: [viewer] } }\n';
const rows = (text: string, more = ''): Record<string, string> => ({
  'matrix.yaml': `${head}${more}operations:\n${text}`,
});
const local = (text: string): Record<string, string> => ({ 'rolecall.yaml': config + text });
const sent = (text: string): Record<string, string> => ({
  'rolecall.yaml': `${config}scenarios: [s/*.yaml]\n`,
  's/a.yaml': `rolecall: 1\n${text}`,
});
const table = (text: string): Record<string, string> => ({
  'rolecall.yaml': config.replace('matrix.yaml', 'm.csv'),
  'm.csv': text,
});

const inFlow = 'a path with {…} cannot stand inside a flow mapping { }, where its brace opens another mapping: ';
const operationWanted = 'expected METHOD /path or operationId of the document.';
const rolesWanted = 'expected one of viewer, editor, anonymous, outsider, everyone, nobody.';

const syntax: readonly Broken[] = [
  [
    'a path parameter as a key of a flow mapping',
    { 'matrix.yaml': `${head}operations: { POST /orders/{orderId}/refunds: viewer }\n` },
    [
      `matrix.yaml:3:15 ${inFlow}write it in block form, on a line of its own and without the outer braces: \`POST /orders/{orderId}/refunds: …\`.`,
    ],
  ],
  [
    'several of them on several lines',
    {
      'matrix.yaml': `${head}operations: {\n  POST /orders: viewer,\n  POST /orders/{orderId}/refunds: { allow: [viewer] },\n  POST /a/{b}/{c}: editor }\n`,
    },
    [
      `matrix.yaml:5:3 ${inFlow}write it in block form, on a line of its own and without the outer braces: \`POST /orders/{orderId}/refunds: …\`.`,
      `matrix.yaml:6:3 ${inFlow}write it in block form, on a line of its own and without the outer braces: \`POST /a/{b}/{c}: …\`.`,
    ],
  ],
  [
    'a path parameter as a value in a flow mapping',
    { 'matrix.yaml': `${matrix}accept: [{ scenario: POST /orders/{orderId}/refunds editor, reason: x }]\n` },
    [`matrix.yaml:7:22 ${inFlow}put the whole text in quotes, or write it in block form, one key to a line.`],
  ],
  [
    'a key written twice',
    rows('  POST /orders: viewer\n  POST /orders: editor\n'),
    ['matrix.yaml:5:3 the key "POST /orders" is written a second time here: keep one of the two.'],
  ],
  ['a tab', { 'matrix.yaml': 'rolecall: 1\n\troles: {}\n' }, ['matrix.yaml:2:1 a tab cannot indent YAML: use spaces.']],
  [
    'an alias of nothing',
    rows('  POST /orders: *foo\n'),
    [
      'matrix.yaml:4:17 the alias *foo stands for nothing: no &foo comes before it. Put the text in quotes if it is no alias.',
    ],
  ],
  [
    'an empty file',
    { 'matrix.yaml': '' },
    ['matrix.yaml:1:1 empty matrix: the file is empty: expected it to begin with `rolecall: 1`.'],
  ],
  ['a list for a file', { 'matrix.yaml': '- a\n' }, ['matrix.yaml:1:1 the file is a list: expected a mapping.']],
];

const matrices: readonly Broken[] = [
  [
    'no roles',
    { 'matrix.yaml': 'rolecall: 1\noperations:\n  POST /orders: viewer\n' },
    ['matrix.yaml:1:1 empty matrix: it has no roles. Write `roles: { viewer: {}, … }`.'],
  ],
  [
    'no operations',
    { 'matrix.yaml': head },
    ['matrix.yaml:1:1 empty matrix: it has no operations. Write `operations: { "POST /…": viewer }`.'],
  ],
  [
    'a misspelt key, told once, and values of wrong types',
    {
      'matrix.yaml': `rolecal: 1\nroles: { viewer: {}, editor: {} }\noperations:\n  POST /orders: { alow: [viewer], from: 3 }\n  POST /admin/users: 7\n`,
    },
    [
      'matrix.yaml:1:1 unknown key "rolecal", expected one of rolecall, roles, networks, operations, extension, unlisted, accept. Did you mean "rolecall"?',
      'matrix.yaml:4:19 unknown key "alow", expected one of allow, own, deny, hide, otherwise, from, notFrom, severity, cases. Did you mean "allow"?',
      'matrix.yaml:4:41 "from" is 3: expected a text or a list.',
      'matrix.yaml:5:22 "POST /admin/users" is 7: expected a text or a list or a mapping.',
    ],
  ],
  [
    'another version',
    { 'matrix.yaml': matrix.replace('rolecall: 1', 'rolecall: 2') },
    ['matrix.yaml:1:11 "rolecall" is 2: expected `rolecall: 1`, the version of the format.'],
  ],
  [
    'roles that nobody declares, in rules and in cases',
    rows(
      '  POST /orders: [editr, viewer]\n  POST /admin/users: { allow: viewer, deny: [edtor], cases: { big: [vewer] } }\n',
    ),
    [
      `matrix.yaml:4:18 unknown role "editr", ${rolesWanted} Did you mean "editor"?`,
      `matrix.yaml:5:46 unknown role "edtor", ${rolesWanted} Did you mean "editor"?`,
      `matrix.yaml:5:69 unknown role "vewer", ${rolesWanted} Did you mean "viewer"?`,
    ],
  ],
  [
    'a role that is built in',
    {
      'matrix.yaml':
        'rolecall: 1\nroles: { viewer: {}, editor: {}, everyone: {} }\noperations: { POST /orders: viewer }\n',
    },
    ['matrix.yaml:2:34 "everyone" is built in and cannot be declared as a role: choose another name.'],
  ],
  [
    'a network that nobody declares',
    rows('  POST /orders: { allow: viewer, from: [ofice] }\n', 'networks: [office]\n'),
    [
      'matrix.yaml:5:41 unknown network "ofice", which the matrix does not declare: expected office. Did you mean "office"?',
    ],
  ],
  [
    'keys that stand for no operation',
    rows(
      '  POST /order: viewer\n  creatOrder: viewer\n  POST /api/orders: viewer\n  POST /x/**: viewer\n  tag:monei: viewer\n  POST /ord*: viewer\n',
    ),
    [
      `matrix.yaml:4:3 unknown operation "POST /order": ${operationWanted} Did you mean "POST /orders"?`,
      `matrix.yaml:5:3 unknown operation "creatOrder": ${operationWanted} Did you mean "createOrder"?`,
      `matrix.yaml:6:3 unknown operation "POST /api/orders": ${operationWanted} Did you mean "POST /orders"?`,
      'matrix.yaml:7:3 "POST /x/**" matches no operation of the document: check its method and path, or remove the rule.',
      'matrix.yaml:8:3 no operation of the document has the tag "monei": expected one of orders, money, admin. Did you mean "money"?',
      'matrix.yaml:9:3 "ord*" in "POST /ord*" is only partly a wildcard: expected * for one whole segment, or ** for any number.',
    ],
  ],
  [
    'includes that go round',
    {
      'matrix.yaml':
        'rolecall: 1\nroles: { viewer: { includes: editor }, editor: { includes: [b] }, b: { includes: [viewer] }, d: { includes: d } }\noperations: { POST /orders: b }\n',
    },
    [
      'matrix.yaml:2:83 circular includes: viewer includes editor includes b includes viewer. Remove one of them.',
      'matrix.yaml:2:109 circular includes: d includes d. Remove one of them.',
    ],
  ],
  [
    'rules that are equally precise and disagree',
    rows('  POST /orders: viewer\n  createOrder: editor\n  tag:orders: viewer\n  tag:money: editor\n'),
    [
      'matrix.yaml:5:3 "createOrder" and "POST /orders" (matrix.yaml:4:3) are equally precise and disagree about POST /orders: keep one of the two.',
      'matrix.yaml:7:3 "tag:money" and "tag:orders" (matrix.yaml:6:3) are equally precise and disagree about POST /orders/{orderId}/refunds: make them equal, or write a rule for `POST /orders/{orderId}/refunds` itself.',
    ],
  ],
  [
    'operations without a rule, where each must have one',
    rows('  tag:orders: viewer\nunlisted: error\n'),
    [
      'matrix.yaml:5:1 POST /admin/users has no rule, and `unlisted: error` asks for one: add `POST /admin/users: …` under `operations`, or say `unlisted: report`.',
    ],
  ],
  [
    'an acceptance without reason, of an unknown operation, of an unknown token state',
    {
      'matrix.yaml': `${matrix}accept:\n  - scenario: POST /order editor\n    reason: x\n  - scenario: POST /orders editor token=expird\n    reason: x\n`,
    },
    [
      `matrix.yaml:8:15 unknown operation "POST /order editor": ${operationWanted} Did you mean "POST /orders"?`,
      'matrix.yaml:10:15 unknown token state "expird", expected one of missing, expired, wrong-signature, valid. Did you mean "expired"?',
    ],
  ],
];

const tables: readonly Broken[] = [
  [
    'cells, rows and columns',
    table(
      'operation,viewer,editor,viewer\nPOST /orders,allow,alow,,\n"POST /admin/users", own,deny\n,allow\nPOST /orders,,\n',
    ),
    [
      'm.csv:1:25 the role "viewer" has a second column here: keep one of the two.',
      'm.csv:2:20 the cell is "alow": expected one of allow, deny, hide. Did you mean "allow"?',
      'm.csv:2:26 a cell beyond the last role: expected 4 cells, as in the header.',
      'm.csv:3:22 "own" is not supported yet.',
      'm.csv:4:1 a row without an operation: expected METHOD /path, operationId or tag:name in the first column.',
      'm.csv:5:1 "POST /orders" has a second row here: keep one of the two.',
    ],
  ],
  [
    'another separator',
    table('operation;viewer\nPOST /orders;allow\n'),
    ['m.csv:1:1 the header begins with "operation;viewer": expected operation,<role>,<role>… separated by commas.'],
  ],
  [
    'an open quote',
    table('operation,viewer,editor\n"POST /orders,allow\n'),
    [
      'm.csv:2:1 is not CSV: Quote Not Closed: the parsing is finished with an opening quote at line 2. Check the quotes of this row.',
    ],
  ],
  [
    'names, as in YAML',
    table('operation,viewer,editor\n\nPOST /ordes,allow\n'),
    [`m.csv:3:1 unknown operation "POST /ordes": ${operationWanted} Did you mean "POST /orders"?`],
  ],
  [
    'no operations',
    table('operation,viewer,editor\n'),
    ['m.csv:1:1 empty matrix: it has no operations. Write `operations: { "POST /…": viewer }`.'],
  ],
];

const environments: readonly Broken[] = [
  [
    'credentials: none, two, a wrong one, a secret written down',
    local(
      '      admin: { verify: me }\n      a: { bearer: abc }\n      b: { bearer: { env: X, file: y } }\n      c: { bearer: { env: X }, jwt: { key: { value: x }, alg: HS256 } }\n',
    ),
    [
      'rolecall.yaml:10:14 this principal has no credential: give it `bearer: { env: NAME }` or `jwt: { key: …, alg: … }`.',
      'rolecall.yaml:10:24 "verify" is "me": expected METHOD /path, such as GET /me.',
      'rolecall.yaml:11:20 "bearer" is a text: expected a mapping.',
      'rolecall.yaml:12:20 "bearer": expected exactly one of env, file, value, command.',
      'rolecall.yaml:13:10 this principal has two credentials, bearer and jwt: expected one, and under `and` what goes along with it.',
    ],
  ],
  [
    'misspelt keys where one of several is wanted, told once',
    local(`      admin: { bearer: { enw: X } }\n      a: { baerer: { env: X } }\n`),
    [
      'rolecall.yaml:10:26 unknown key "enw", expected one of env, file, value, command. Did you mean "env"?',
      'rolecall.yaml:11:12 unknown key "baerer", expected one of roles, bearer, jwt, oauth2, apiKey, basic, mutualTLS, module, steps, logout, revoke, scheme, … (19 in all). Did you mean "bearer"?',
    ],
  ],
  [
    'half a certificate',
    local(`      admin: { bearer: { env: X }, states: { expired: { cert: { file: a.pem } } } }\n`),
    ['rolecall.yaml:10:55 "expired": expected exactly one of env, file, value, command, or a cert with its key.'],
  ],
  [
    'a word that is no refusal',
    local(`      admin: { bearer: { env: X } }\n    refusals: { missing: close }\n`),
    ['rolecall.yaml:11:26 "missing" is a text: expected a number or closed.'],
  ],
  [
    'a credential for every request',
    local('    headers: { x-tenant: a, Authorization: Bearer x }\n'),
    [
      'rolecall.yaml:10:29 "Authorization" would be sent with every request, those without a token included: expected the credential of a principal under `principals`.',
    ],
  ],
  [
    'principals of unknown roles',
    local(
      '      editr: { bearer: { env: X } }\n      e2: { roles: [editor, viewr], bearer: { env: X } }\n      e3: { roles: viewr, bearer: { env: X } }\n      anonymous: { bearer: { env: X } }\n      a b: { roles: [], bearer: { env: X } }\n',
    ),
    [
      'rolecall.yaml:10:7 unknown role "editr", after which this principal is named: give it `roles: […]`, expected one of viewer, editor. Did you mean "editor"?',
      'rolecall.yaml:11:29 unknown role "viewr", expected one of viewer, editor. Did you mean "viewer"?',
      'rolecall.yaml:12:20 unknown role "viewr", expected one of viewer, editor. Did you mean "viewer"?',
      'rolecall.yaml:13:7 "anonymous" is built in and has no credential: name the principal otherwise.',
      'rolecall.yaml:14:7 "a b" holds a blank, which ids of scenarios cannot: name the principal without.',
    ],
  ],
  [
    'several environments and none chosen',
    local('  other: {}\n'),
    ['rolecall.yaml:4:1 has several environments, and none was chosen: say --env with one of local, other.'],
  ],
  [
    'principals for the embedded API',
    {
      'rolecall.yaml':
        'rolecall: 1\nspec: a\nmatrix: matrix.yaml\nenvironments:\n  embedded:\n    principals: { editor: { bearer: { env: X } } }\n',
    },
    [
      'rolecall.yaml:6:5 "principals" without a target: this is the embedded API, which brings its own. Add `target: URL`, or remove "principals".',
    ],
  ],
  [
    'values that are no target, address, network, status or share',
    {
      'rolecall.yaml': `${config.replace('http://127.0.0.1:8080/api/', 'ftp://x')}    networks: { office: [1.2.3.4/33] }\n    addresses: { a: { via: bnd }, b: { via: bind, ip: 1.2.3 } }\nrefusals: { expird: 401, missing: [99] }\nundecided: [{ means: licence }, { status: 403, means: license }]\nminProven: 2\n`,
    },
    [
      'rolecall.yaml:6:13 "target": expected an absolute http or https URL without credentials, query and fragment.',
      'rolecall.yaml:10:26 item 1: expected an address or a CIDR block, such as 10.0.0.0/8.',
      'rolecall.yaml:11:28 "via" is "bnd": expected bind. Did you mean "bind"?',
      'rolecall.yaml:11:55 "ip": expected an IP address.',
      'rolecall.yaml:12:13 unknown key "expird", expected one of missing, expired, wrong-signature, valid, role, owner, address, hidden. Did you mean "expired"?',
      'rolecall.yaml:12:36 item 1 is 99: expected an HTTP status, 100 to 599.',
      'rolecall.yaml:13:13 item 1: expected a status, a body, or both.',
      'rolecall.yaml:13:55 "means" is "license": expected one of limit, quota, licence, maintenance. Did you mean "licence"?',
      'rolecall.yaml:14:12 "minProven" is 2: expected a share, 0 to 1.',
    ],
  ],
  [
    'credentials of every kind',
    {
      'rolecall.yaml': config
        .replace('{ env: EDITOR }', '{ command: token }')
        .replace('bearer: { env: VIEWER }', 'oauth2: { grant: x }, at: { heder: X-Key }, logout: [bye]'),
    },
    [
      'rolecall.yaml:8:36 "command" is a text: expected a list.',
      'rolecall.yaml:9:25 "clientId" is missing: expected a text.',
      'rolecall.yaml:9:34 "grant" is "x": expected one of client_credentials, password, refresh_token, jwt-bearer, token-exchange.',
      'rolecall.yaml:9:45 unknown key "heder", expected one of header, query, cookie, scheme. Did you mean "header"?',
    ],
  ],
  [
    'what is not built yet',
    {
      'rolecall.yaml': `${config}    direct: http://x\n    gateway: { kind: gloo }\n`,
    },
    ['rolecall.yaml:10:5 "direct" is not supported yet.', 'rolecall.yaml:11:5 "gateway" is not supported yet.'],
  ],
];

const scenarios: readonly Broken[] = [
  [
    'names that stand for nothing',
    sent(
      'requests:\n  POST /ordes: { body: {} }\n  POST /orders: { cases: { big: {} } }\n  createOrder: {}\nskip:\n  - operation: POST /exports\n    reason: x\n  - operation: POST /orders editor tokn=expired\n    reason: x\n',
    ),
    [
      `s/a.yaml:3:3 unknown operation "POST /ordes": ${operationWanted} Did you mean "POST /orders"?`,
      's/a.yaml:4:28 unknown case "big", which no rule of the matrix has for POST /orders: none is declared.',
      's/a.yaml:5:3 the request of POST /orders already stands at s/a.yaml:4:3: keep one of the two.',
      `s/a.yaml:7:16 unknown operation "POST /exports": ${operationWanted}`,
      's/a.yaml:9:16 unknown axis "tokn" in the id of a scenario, expected one of token, address, owner, case, claims. Did you mean "token"?',
    ],
  ],
  [
    'half a danger, a skip without reason, a day that never comes',
    sent(
      'requests:\n  POST /orders: { dangerous: control }\n  POST /admin/users: { control: {} }\nskip:\n  - operation: POST /orders\n    until: 2026-13-01\n',
    ),
    [
      's/a.yaml:3:17 "dangerous: control" needs the harmless body, as `control: { … }`.',
      's/a.yaml:4:22 "control" is the harmless body of `dangerous: control`: add that, or write `body:`.',
      's/a.yaml:6:5 "reason" is missing: expected a text.',
      's/a.yaml:7:12 "until" is "2026-13-01": expected a day as YYYY-MM-DD.',
    ],
  ],
  [
    'fixtures and steps that name what is not there',
    sent(
      `steps:
  new-user:
    - { call: POST /users, as: admn, keep: { token: response.body } }
fixtures:
  order:
    as: edtor
    make: { POST /ordes: {} }
    needs: [ordr]
  twice:
    make: { POST /orders: {}, POST /exports: {} }
requests:
  POST /orders: { needs: [orders] }
`,
    ),
    [
      's/a.yaml:4:53 "token": expected a runtime expression, such as $response.body#/id or $response.header.location.',
      's/a.yaml:11:11 "make": expected one call: METHOD /path.',
    ],
  ],
  [
    'names of fixtures and principals that nobody declares, and a ring',
    sent(
      `fixtures:
  order:
    as: edtor
    make: { POST /ordes: {} }
  user:
    as: edtor
    make: POST /admin/users
    needs: [user]
    undo: DELETE /users/{id}
requests:
  POST /orders: { needs: [usr] }
`,
    ),
    [
      `s/a.yaml:5:11 unknown operation "POST /ordes": ${operationWanted} Did you mean "POST /orders"?`,
      's/a.yaml:6:3 the fixture "user" needs itself: break the ring of `needs`.',
      's/a.yaml:7:5 unknown principal "edtor", expected one of anonymous, editor, viewer. Did you mean "editor"?',
      's/a.yaml:12:26 unknown fixture "usr", expected user. Did you mean "user"?',
    ],
  ],
  [
    'values of the wrong kind, beside a misspelt key',
    sent('steps: {}\nfixtures: {}\nrequests:\n  POST /orders: { bdy: {}, dangerous: maybe }\n'),
    [
      's/a.yaml:5:19 unknown key "bdy", expected one of body, parameters, cases, success, dangerous, control, needs, headers, witness. Did you mean "body"?',
      's/a.yaml:5:39 "dangerous" is "maybe": expected one of skip, refusals, control, run.',
    ],
  ],
];

const broken: readonly (readonly [kind: string, files: readonly Broken[]])[] = [
  ['syntax', syntax],
  ['role matrix', matrices],
  ['CSV', tables],
  ['environment', environments],
  ['scenario file', scenarios],
];

describe.each(broken)('every problem is told at once, with its line and what would mend it: %s', (_kind, files) => {
  test.for(files)('%s', async ([, written, lines]) => {
    expect(await complaints(written)).toEqual(lines);
  });
});
