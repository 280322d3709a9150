/** What the permissions call the things of a table. */
export const subjects: Readonly<Record<string, string>> = {
  projects: 'Project',
  tickets: 'Ticket',
  invoices: 'Invoice',
  members: 'Member',
  apiKeys: 'ApiKey',
  invitations: 'Invitation',
  webhooks: 'Webhook',
};
