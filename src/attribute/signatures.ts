import type { RefusalSignature } from '../model/signature.ts';
import { apisixIpRestriction } from './signatures/apisix-ip-restriction.ts';
import { awsMissingAuthenticationToken } from './signatures/aws-missing-authentication-token.ts';
import { bearerInsufficientScope } from './signatures/bearer-insufficient-scope.ts';
import { bearerInvalidToken } from './signatures/bearer-invalid-token.ts';
import { cloudflare1020 } from './signatures/cloudflare-1020.ts';
import { djangoCsrf } from './signatures/django-csrf.ts';
import { envoyCsrf } from './signatures/envoy-csrf.ts';
import { envoyGlobalRateLimit } from './signatures/envoy-global-rate-limit.ts';
import { envoyJwt } from './signatures/envoy-jwt.ts';
import { envoyLocalRateLimit } from './signatures/envoy-local-rate-limit.ts';
import { envoyRbac } from './signatures/envoy-rbac.ts';
import { expressRateLimit } from './signatures/express-rate-limit.ts';
import { glooWaf } from './signatures/gloo-waf.ts';
import { kongAcl } from './signatures/kong-acl.ts';
import { kongIpRestriction } from './signatures/kong-ip-restriction.ts';
import { kongRateLimiting } from './signatures/kong-rate-limiting.ts';
import { licenceText } from './signatures/licence-text.ts';
import { litellmAddress } from './signatures/litellm-address.ts';
import { litellmBudget } from './signatures/litellm-budget.ts';
import { litellmKey } from './signatures/litellm-key.ts';
import { litellmModel } from './signatures/litellm-model.ts';
import { maintenanceText } from './signatures/maintenance-text.ts';
import { nginx403Page } from './signatures/nginx-403-page.ts';
import { problemPermission } from './signatures/problem-permission.ts';
import { quotaText } from './signatures/quota-text.ts';
import { rateLimitText } from './signatures/rate-limit-text.ts';
import { traefikIpAllowList } from './signatures/traefik-ip-allow-list.ts';
import { unleashQuota } from './signatures/unleash-quota.ts';

/** How products say no, the surest first; of several that fit, the first of high confidence is taken. */
export const signatures = {
  'envoy-rbac': envoyRbac,
  'envoy-jwt': envoyJwt,
  'envoy-csrf': envoyCsrf,
  'envoy-local-rate-limit': envoyLocalRateLimit,
  'envoy-global-rate-limit': envoyGlobalRateLimit,
  'gloo-waf': glooWaf,
  'kong-ip-restriction': kongIpRestriction,
  'kong-acl': kongAcl,
  'kong-rate-limiting': kongRateLimiting,
  'apisix-ip-restriction': apisixIpRestriction,
  'aws-missing-authentication-token': awsMissingAuthenticationToken,
  'cloudflare-1020': cloudflare1020,
  'litellm-model': litellmModel,
  'litellm-key': litellmKey,
  'litellm-budget': litellmBudget,
  'litellm-address': litellmAddress,
  'django-csrf': djangoCsrf,
  'express-rate-limit': expressRateLimit,
  'unleash-quota': unleashQuota,
  'bearer-invalid-token': bearerInvalidToken,
  'bearer-insufficient-scope': bearerInsufficientScope,
  'rate-limit-text': rateLimitText,
  'quota-text': quotaText,
  'licence-text': licenceText,
  'maintenance-text': maintenanceText,
  'problem-permission': problemPermission,
  'nginx-403-page': nginx403Page,
  'traefik-ip-allow-list': traefikIpAllowList,
} satisfies Record<string, RefusalSignature>;
