import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { configuration } from './provider/configuration.ts';
import { countRequests } from './provider/count-requests.ts';
import { faults } from './provider/faults.ts';
import { registerJwtBearer } from './provider/grants/jwt-bearer.ts';
import { registerPassword } from './provider/grants/password.ts';
import { registerTokenExchange } from './provider/grants/token-exchange.ts';
import { Provider } from './provider/oidc-provider.ts';
import { readSettings } from './provider/settings.ts';

// An authorization server as a process: node test/systems/identity/provider-server.ts --port 0 --break slow
// It prints its issuer first. Secrets come by IDENTITY_CLIENT_SECRETS, IDENTITY_USER_PASSWORDS and IDENTITY_CLIENT_KEYS.

const settings = readSettings();
const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
const signingKey = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' };

// The issuer holds the port, so the port comes first.
const server = createServer().listen(settings.port, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('no port');

const provider = new Provider(`http://127.0.0.1:${address.port}`, configuration(settings, signingKey));
provider.use(countRequests());
for (const name of settings.faults) provider.use(faults[name] ?? (() => Promise.reject(new Error(name))));
registerPassword(provider, settings.passwords);
registerJwtBearer(provider);
registerTokenExchange(provider, publicKey);
server.on('request', provider.callback());
console.log(provider.issuer);
