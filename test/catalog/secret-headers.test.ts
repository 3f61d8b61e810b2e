import { expect } from 'chai';
import { isSecretHeader, maskHeaders } from '../../src/catalog/secret-headers.ts';

describe('isSecretHeader()', () => {
  it('knows credentials, cookies, and whatever is called a token, key or secret', () => {
    for (const name of [
      ...['authorization', 'Proxy-Authorization', 'cookie', 'Set-Cookie', 'x-api-key', 'APIKEY'],
      ...['x-auth-token', 'x-webhook-secret', 'x-password'],
    ]) {
      expect(isSecretHeader(name), name).to.equal(true);
    }
    for (const name of ['content-type', 'x-ghl-signature', 'x-tenant', 'user-agent']) {
      expect(isSecretHeader(name), name).to.equal(false);
    }
  });
});

describe('maskHeaders()', () => {
  it('takes the values of secret headers, and keeps names, order and the rest', () => {
    const masked = maskHeaders({ 'x-tenant': 'a', Cookie: 'b=c', accept: '*/*' });
    expect(Object.entries(masked)).to.deep.equal([
      ['x-tenant', 'a'],
      ['Cookie', '(masked)'],
      ['accept', '*/*'],
    ]);
  });
});
