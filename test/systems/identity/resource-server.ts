import fastify from 'fastify';
import { protectedApi } from './resource/protected-api.ts';
import { recogniseJwt } from './resource/recognise-jwt.ts';
import { recogniseOpaque } from './resource/recognise-opaque.ts';
import { readSettings } from './resource/settings.ts';

// The protected API as a process: node test/systems/identity/resource-server.ts --issuer URL --port 0 --break accepts-expired
// It prints its URL first. The same operations take JWTs under /jwt, and opaque tokens under /opaque.

const settings = readSettings();
const app = fastify();
const families = { '/jwt': await recogniseJwt(settings), '/opaque': recogniseOpaque(settings) };
for (const [prefix, recognise] of Object.entries(families)) {
  await app.register(async (scope) => protectedApi(scope, recognise, settings.isBroken), { prefix });
}
console.log(await app.listen({ host: '127.0.0.1', port: settings.port }));
