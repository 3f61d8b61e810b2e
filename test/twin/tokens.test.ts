import { expect } from 'chai';
import { createTwin } from '../../src/twin/create-twin.ts';
import { askTwin, HEADERS, happen } from './ask-twin.ts';

const CLIENT = { client_id: 'app-1', client_secret: 'secret' };

describe('a twin that gives out tokens', () => {
  it('takes any code, and no header', async () => {
    const twin = createTwin();
    const form = { ...CLIENT, grant_type: 'authorization_code', code: 'abc', user_type: 'Location' };
    const { status, body } = await askTwin(twin, 'POST /oauth/token', { headers: {}, form });
    expect(status).to.equal(200);
    expect(body).to.include({ token_type: 'Bearer', expires_in: 86_399, userType: 'Location' });
    expect(body).to.include.keys('access_token', 'refresh_token', 'companyId', 'locationId', 'userId');
  });

  it('gives them for the location of the run', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'app.install');
    const form = { ...CLIENT, grant_type: 'authorization_code', code: 'abc' };
    const { body } = await askTwin(twin, 'POST /oauth/token', { headers: {}, form });
    expect(body).to.include({ locationId: payload.locationId, companyId: payload.companyId });
  });

  it('takes a refresh token once, as they rotate', async () => {
    const twin = createTwin();
    const form = { ...CLIENT, grant_type: 'refresh_token', refresh_token: 'old', user_type: 'Company' };
    const first = await askTwin(twin, 'POST /oauth/token', { headers: {}, form });
    expect(first.body).to.include({ userType: 'Company' }).and.not.have.property('locationId');
    const second = await askTwin(twin, 'POST /oauth/token', { headers: {}, form });
    expect([second.status, second.body.error]).to.deep.equal([400, 'invalid_grant']);
    const rotated = { ...form, refresh_token: first.body.refresh_token };
    expect((await askTwin(twin, 'POST /oauth/token', { headers: {}, form: rotated })).status).to.equal(200);
    twin.reset();
    expect((await askTwin(twin, 'POST /oauth/token', { headers: {}, form })).status).to.equal(200);
  });

  it('says what is missing', async () => {
    const { status, body } = await askTwin(createTwin(), 'POST /oauth/token', {
      headers: {},
      form: { code: 'a' },
    });
    expect(status).to.equal(422);
    expect(body.message).to.deep.equal([
      'client_id should not be empty',
      'client_secret should not be empty',
      'grant_type should not be empty',
    ]);
  });

  for (const path of ['/oauth/locationToken', '/oauth/location-token']) {
    it(`gives one for a location at ${path}: 201, as was seen`, async () => {
      const form = { companyId: 'c1', locationId: 'l1' };
      const { status, body } = await askTwin(createTwin(), `POST ${path}`, { headers: HEADERS, form });
      expect(status).to.equal(201);
      expect(body).to.include({ locationId: 'l1', companyId: 'c1' });
      const documented = createTwin({ shapes: 'documented' });
      expect((await askTwin(documented, `POST ${path}`, { headers: HEADERS, form })).status).to.equal(200);
    });
  }
});
