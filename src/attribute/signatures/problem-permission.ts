import { jsonBody } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';
import { mentioned } from '../said.ts';

const missing =
  /\b(?:(?:missing|lacks?|lacking|insufficient|needs?|requires?|do(?:es)? not have|don't have|has no|have no) (?:the |any |a )?(?:required )?(?:permissions?|roles?|privileges?|scopes?)|PermissionError)\b/i;

/** What many applications say in their own words, Unleash and Django REST framework among them. */
export const problemPermission: RefusalSignature = {
  summary: 'the JSON body says that a permission or role is missing',
  hop: 'application',
  cause: 'permission',
  confidence: 'low',
  matches: (response) => (jsonBody(response) ? mentioned(response, missing, 403) : undefined),
};
