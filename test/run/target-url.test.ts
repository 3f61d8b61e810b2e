import { expect } from 'chai';
import { readTargetUrl } from '../../src/run/target-url.ts';

describe('readTargetUrl()', () => {
  for (const target of [
    'http://localhost:3000/webhooks',
    'http://app.localhost/',
    'http://127.0.0.1:8080',
    'http://127.8.9.10/',
    'http://[::1]:3000/',
    'https://localhost/hooks?x=1',
    'HTTP://LOCALHOST:3000/',
  ]) {
    it(`takes ${target}`, () => {
      expect(readTargetUrl(target, [])).to.be.instanceOf(URL);
    });
  }

  for (const target of [
    'http://example.com/',
    'http://10.0.0.5/',
    'http://localhost.example.com/',
    'http://notlocalhost/',
    'http://127.0.0.1.example.com/',
    'http://[::2]/',
    'http://169.254.169.254/latest/meta-data',
  ]) {
    it(`refuses ${target}, which is not this machine`, () => {
      expect(() => readTargetUrl(target, []))
        .to.throw(/is not this machine.*--allow-host/)
        .with.property('code', 'HL_RUN_TARGET_NOT_ALLOWED');
    });
  }

  for (const target of ['http://0.0.0.0:3000/', 'http://[::]:3000/']) {
    it(`refuses ${target}, and says what to send to`, () => {
      expect(() => readTargetUrl(target, []))
        .to.throw(/not to send to\. Use 127\.0\.0\.1, or \[::1\] for IPv6\.$/)
        .with.property('code', 'HL_RUN_TARGET_NOT_ALLOWED');
    });
  }

  for (const target of ['localhost:3000', 'ftp://localhost/', 'file:///etc/passwd', 'hooks', '', 'http://']) {
    it(`refuses "${target}", which is no http URL`, () => {
      expect(() => readTargetUrl(target, ['localhost']))
        .to.throw('is not an http or https URL')
        .with.property('code', 'HL_RUN_TARGET_INVALID');
    });
  }

  it('says what a host and a port may have meant', () => {
    expect(() => readTargetUrl('localhost:3000/hooks', [])).to.throw('"http://localhost:3000/hooks"');
  });

  it('refuses a URL with a password, and does not repeat it', () => {
    expect(() => readTargetUrl('http://ada:hush@localhost/', []))
      .to.throw('--header')
      .with.property('message')
      .that.does.not.include('hush');
  });

  describe('with allowed hosts', () => {
    it('takes any port of a host allowed by name', () => {
      expect(readTargetUrl('http://staging.test:8080/', ['staging.test']).port).to.equal('8080');
    });

    it('takes only that port of a host allowed with one', () => {
      expect(readTargetUrl('http://staging.test:8080/', ['staging.test:8080'])).to.be.instanceOf(URL);
      expect(() => readTargetUrl('http://staging.test:8081/', ['staging.test:8080'])).to.throw();
    });

    it('knows the port a URL does not say', () => {
      expect(readTargetUrl('https://staging.test/', ['staging.test:443'])).to.be.instanceOf(URL);
      expect(readTargetUrl('http://staging.test/', ['staging.test:80'])).to.be.instanceOf(URL);
    });

    it('does not mind how a host is written', () => {
      expect(readTargetUrl('http://staging.test/', ['Staging.Test'])).to.be.instanceOf(URL);
    });

    for (const host of ['staging.test', '10.0.0.5:3000', '[fd00::1]', '[fd00::1]:80', 'my_service:80']) {
      it(`takes ${host} as a host`, () => {
        expect(readTargetUrl('http://localhost/', [host])).to.be.instanceOf(URL);
      });
    }

    for (const host of [
      '',
      '*',
      '*.test',
      'a b',
      'staging.test/x',
      'ada@staging.test',
      'fd00::1',
      'a:99999',
    ]) {
      it(`refuses "${host}" in the place of a host, whatever the target`, () => {
        expect(() => readTargetUrl('http://localhost/', ['staging.test', host]))
          .to.throw(`Failed to read --allow-host: "${host}" is not a host`)
          .with.property('code', 'HL_RUN_OPTION_INVALID');
      });
    }

    it('says which host of a URL was meant', () => {
      expect(() => readTargetUrl('http://localhost/', ['http://staging.test:8080/hooks'])).to.throw(
        'Did you mean "staging.test:8080"?',
      );
    });

    it('allows no subdomain along with a host', () => {
      expect(() => readTargetUrl('http://evil.staging.test/', ['staging.test'])).to.throw();
    });
  });
});
