import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { RequestListener } from 'node:http';

/** What a middleware sees of a request and its answer. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  status: number;
  body: unknown;
}

/** A client as the provider knows it. */
export interface Client {
  readonly clientId: string;
  readonly jwks?: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
}

/** What the handler of a grant sees. */
export interface GrantExchange extends Exchange {
  readonly oidc: { readonly client: Client; readonly params: Readonly<Record<string, string | undefined>> };
}

/** A token or a grant before and after it is saved. */
export interface Token {
  readonly accountId?: string;
  readonly clientId: string;
  readonly expiration: number;
  readonly isValid: boolean;
  scope?: string | undefined;
  resourceServer?: unknown;
  readonly save: () => Promise<string>;
}

interface Kind<Instance> {
  readonly find: (token: string) => Promise<Instance | undefined>;
  new (of: Readonly<Record<string, unknown>>): Instance;
}

interface Grant {
  readonly addOIDCScope: (scope: string) => void;
  readonly addResourceScope: (resource: string, scope: string) => void;
  readonly save: (seconds: number) => Promise<string>;
}

/** The part of oidc-provider that is used here; the package has no types of its own. */
export interface Provider {
  readonly issuer: string;
  readonly AccessToken: Kind<Token>;
  readonly ClientCredentials: Kind<Token>;
  readonly RefreshToken: Kind<Token>;
  readonly Grant: Kind<Grant>;
  readonly ResourceServer: new (identifier: string, info: unknown) => unknown;
  readonly use: (middleware: (exchange: Exchange, next: () => Promise<void>) => Promise<void>) => void;
  readonly registerGrantType: (
    name: string,
    handler: (exchange: GrantExchange) => Promise<void>,
    parameters: readonly string[],
  ) => void;
  readonly callback: () => RequestListener;
}

type Refusal = new (description?: string) => Error;

/** oidc-provider as a module. */
interface OidcProvider {
  readonly Provider: new (issuer: string, configuration: unknown) => Provider;
  readonly errors: {
    readonly InvalidGrant: Refusal;
    readonly InvalidRequest: Refusal;
    readonly InvalidTarget: Refusal;
  };
}

// By its address, because it is no dependency of the package that the type checker and knip know.
const address = pathToFileURL(createRequire(import.meta.url).resolve('oidc-provider'));

/** oidc-provider, as installed beside its package.json. */
export const { Provider, errors }: OidcProvider = await import(address.href);
