const owned = 'id INTEGER PRIMARY KEY, tenantId TEXT NOT NULL, ownerId TEXT NOT NULL';

/** The schema: every row that somebody may be kept from has its tenant and its owner. */
export const tables = `
PRAGMA foreign_keys = ON;
CREATE TABLE members (id TEXT PRIMARY KEY, tenantId TEXT NOT NULL, ownerId TEXT NOT NULL, email TEXT NOT NULL, roles TEXT NOT NULL);
CREATE TABLE projects (${owned}, name TEXT NOT NULL, archivedBy TEXT, UNIQUE (tenantId, name));
CREATE TABLE tickets (${owned}, projectId INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE, subject TEXT NOT NULL,
  priority TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'open', assigneeId TEXT, assignedAt TEXT);
CREATE TABLE comments (${owned}, ticketId INTEGER NOT NULL REFERENCES tickets ON DELETE CASCADE, text TEXT NOT NULL);
CREATE TABLE attachments (${owned}, ticketId INTEGER NOT NULL REFERENCES tickets ON DELETE CASCADE, name TEXT NOT NULL, size INTEGER NOT NULL);
CREATE TABLE exports (${owned}, projectId INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE, format TEXT NOT NULL);
CREATE TABLE invoices (${owned}, projectId INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE, amount INTEGER NOT NULL,
  currency TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'open');
CREATE TABLE refunds (${owned}, invoiceId INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE, amount INTEGER NOT NULL);
CREATE TABLE approvals (${owned}, invoiceId INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE, note TEXT NOT NULL);
CREATE TABLE delegations (${owned}, delegatorId TEXT NOT NULL, delegateId TEXT NOT NULL);
CREATE TABLE replies (${owned}, text TEXT NOT NULL);
CREATE TABLE webhooks (${owned}, url TEXT NOT NULL, event TEXT NOT NULL, UNIQUE (tenantId, url));
CREATE TABLE apiKeys (${owned}, name TEXT NOT NULL, scope TEXT NOT NULL, UNIQUE (tenantId, name));
CREATE TABLE invitations (${owned}, email TEXT NOT NULL, role TEXT NOT NULL, UNIQUE (tenantId, email));
CREATE TABLE flags (${owned}, name TEXT NOT NULL, enabled INTEGER NOT NULL, UNIQUE (tenantId, name));
CREATE TABLE notices (${owned}, text TEXT NOT NULL);
CREATE TABLE feedback (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE audit (id INTEGER PRIMARY KEY, tenantId TEXT NOT NULL, callerId TEXT NOT NULL, call TEXT NOT NULL, status INTEGER NOT NULL, at TEXT NOT NULL);
`;
