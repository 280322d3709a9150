/** The browser of Debian: playwright's own would have to be downloaded. */
export const chromiumPath = '/usr/bin/chromium';
