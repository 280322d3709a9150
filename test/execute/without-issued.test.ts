import { expect, test } from 'vitest';
import { withoutIssued } from '../../src/execute/without-issued.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJlZCIsImV4cCI6MX0.c2lnbmF0dXJlLXNpZ25hdHVyZQ';

test.for([
  ['{"secret":"user:6511425a1c4fbb4b03e6"}', '{"secret":"$ISSUED"}'],
  [
    '{"access_token" : "2YotnFZFEjr1zCsicMWpAA", "token_type": "Bearer"}',
    '{"access_token" : "$ISSUED", "token_type": "Bearer"}',
  ],
  [
    '{"inviteLink":"http://host/new-user?token=6af17890242c5c518"}',
    '{"inviteLink":"http://host/new-user?token=$ISSUED"}',
  ],
  [`{"value":"${jwt}"}`, '{"value":"$ISSUED"}'],
])('what a server issues stays out of a body: %s', ([body, shown]) => {
  expect(withoutIssued({}, body ?? '').body).toBe(shown);
});

test.for([
  '{"message":"invalid token: expected a different token type for this endpoint"}',
  '{"token":"invalid token, log in again"}',
  '{"tokens":[],"permissions":["CREATE_FEATURE"],"secret":"$EDITOR_TOKEN"}',
])('what only speaks of secrets is left alone: %s', (body) => {
  expect(withoutIssued({}, body).body).toBe(body);
});

test.for([
  ['set-cookie', 'sid=s%3A-EuyJrs6mFmsG; Path=/; HttpOnly', 'sid=$ISSUED; Path=/; HttpOnly'],
  ['set-cookie', 'sid=; Max-Age=0', 'sid=; Max-Age=0'],
  ['location', 'https://app/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz', 'https://app/cb?code=$ISSUED&state=xyz'],
  ['location', '/orders/7?page=2', '/orders/7?page=2'],
])('a header keeps all but the secret: %s: %s', ([name = '', value = '', shown]) => {
  expect(withoutIssued({ [name]: value }, '').headers).toEqual({ [name]: shown });
});

test('what the body gives away is hidden in the headers, too', () => {
  expect(withoutIssued({ location: 'tokens/6af17890242c5c518' }, '{"secret":"6af17890242c5c518"}').headers).toEqual({
    location: 'tokens/$ISSUED',
  });
});
