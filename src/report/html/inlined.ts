/**
 * A script or a style as it can stand between its tags: without what would end the element, or let its end pass unseen
 * (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
 */
export function inlined(text: string): string {
  return text.replaceAll(/<(?=\/(?:script|style))/gi, '<\\').replaceAll('<!--', String.raw`<\!--`);
}
