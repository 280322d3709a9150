/** RFC 7519 §4.1.4: a server may be lenient by no more than a few minutes; so much is usual where the files do not say `leeway`. */
const usualS = 300;

/** Requests take their time, and a claim is in whole seconds: less would be neither old nor new. */
const marginS = 30;

/** How long ago a token must have ended, in seconds, so that nobody may take it any more. */
export function pastLeeway(leewayS: number | undefined): number {
  return (leewayS ?? usualS) + marginS;
}
