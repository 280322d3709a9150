import { header } from '../header.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** In most cases the path or the method does not exist at the gateway, in spite of the name: repost.aws "troubleshoot 403 errors from API Gateway". */
export const awsMissingAuthenticationToken: RefusalSignature = {
  summary: 'AWS API Gateway: no such path and method, or an unsigned request',
  hop: 'gateway',
  cause: 'gateway-rule',
  confidence: 'high',
  matches: (response) => {
    const type = header(response, 'x-amzn-errortype');
    return response.status === 403 && type.startsWith('MissingAuthenticationTokenException')
      ? `header x-amzn-errortype: ${type}`
      : undefined;
  },
};
