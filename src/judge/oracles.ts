import type { Oracle } from '../model/oracle.ts';
import { caseSensitiveScheme } from './oracles/case-sensitive-scheme.ts';
import { errorWithoutToken } from './oracles/error-without-token.ts';
import { existenceLeak } from './oracles/existence-leak.ts';
import { internalHost } from './oracles/internal-host.ts';
import { missingInsufficientScope } from './oracles/missing-insufficient-scope.ts';
import { missingInvalidToken } from './oracles/missing-invalid-token.ts';
import { missingWwwAuthenticate } from './oracles/missing-www-authenticate.ts';
import { othersData } from './oracles/others-data.ts';
import { oneOfTwoHeaders } from './oracles/one-of-two-headers.ts';
import { softDenial } from './oracles/soft-denial.ts';
import { splitHeaders } from './oracles/split-headers.ts';
import { stackTrace } from './oracles/stack-trace.ts';
import { unequalShapes } from './oracles/unequal-shapes.ts';

/** What is looked for in refusals, whoever they refuse, the gravest first. */
export const oracles = {
  'others-data': othersData,
  'stack-trace': stackTrace,
  'internal-host': internalHost,
  'existence-leak': existenceLeak,
  'split-headers': splitHeaders,
  'soft-denial': softDenial,
  'unequal-shapes': unequalShapes,
  'one-of-two-headers': oneOfTwoHeaders,
  'case-sensitive-scheme': caseSensitiveScheme,
  'missing-www-authenticate': missingWwwAuthenticate,
  'missing-invalid-token': missingInvalidToken,
  'error-without-token': errorWithoutToken,
  'missing-insufficient-scope': missingInsufficientScope,
} satisfies Record<string, Oracle>;
