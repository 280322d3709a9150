/** What a gateway keeps, and what it takes for the same request. */
export interface Cache {
  /** Lines of the location that clients call. */
  readonly entrance: string;
  /** Lines of the location that asks the application who may; absent: nobody asks, and the application decides by itself. */
  readonly asking?: string;
  /** Who gets in after an allowed caller, and must not. */
  readonly letsIn: readonly string[];
}

const kept = 'proxy_cache kept; proxy_cache_valid 201 1m;';

/** Ways to keep decisions and answers in nginx: those that tell callers apart, and those that do not. */
export const caches = {
  'nothing is kept': { entrance: '', asking: '', letsIn: [] },
  'decisions are kept for each credential': {
    entrance: '',
    asking: `${kept} proxy_cache_key "$request_method $request_uri $http_authorization";`,
    letsIn: [],
  },
  'decisions are kept for each path': {
    entrance: '',
    asking: `${kept} proxy_cache_key "$request_method $request_uri";`,
    letsIn: ['missing', 'viewer'],
  },
  'decisions are kept for each path, and whoever has no token is sent away before': {
    entrance: 'if ($http_authorization = "") { return 401; }',
    asking: `${kept} proxy_cache_key "$request_method $request_uri";`,
    letsIn: ['viewer'],
  },
  'answers are kept for each path': {
    entrance: `${kept} proxy_cache_methods POST; proxy_cache_key "$request_uri";`,
    asking: '',
    letsIn: [],
  },
  'answers are kept for each path, and the application decides': {
    entrance: `${kept} proxy_cache_methods POST; proxy_cache_key "$request_uri";`,
    letsIn: ['missing', 'viewer'],
  },
} satisfies Record<string, Cache>;
