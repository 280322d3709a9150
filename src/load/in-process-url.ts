/** What an application in this process is told where it is, where its environment has no target. */
export const inProcessUrl = 'http://localhost';
